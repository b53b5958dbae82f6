// Five calls with the official JavaScript SDK. NODE_PATH, NODE_EXTRA_CA_CERTS and the connection string come from the environment.

const { CommunicationIdentityClient } = require("@azure/communication-identity");

async function fiveCalls(client) {
  const user = await client.createUser();
  await client.getToken(user, ["voip"]);
  await client.createUserAndToken(["voip"]);
  await client.revokeTokens(user);
  await client.deleteUser(user);
}

fiveCalls(new CommunicationIdentityClient(process.env.COMMUNICATION_SERVICES_CONNECTION_STRING)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
