// The seven calls of the access-token quickstart, with the official SDK.
//
//   node seven-calls.mjs key         signs in with COMMUNICATION_SERVICES_CONNECTION_STRING
//   node seven-calls.mjs identity    signs in with DefaultAzureCredential at COMMUNICATION_SERVICES_ENDPOINT
//   node seven-calls.mjs key errors  makes calls that the service refuses, and prints what the SDK makes of them
//
// NODE_EXTRA_CA_CERTS, and for "identity" IDENTITY_ENDPOINT and IDENTITY_HEADER, come from the environment.
// Prints one JSON object. A call that fails ends the run with its error on stderr and exit code 1.

import { CommunicationIdentityClient } from "@azure/communication-identity";
import { DefaultAzureCredential } from "@azure/identity";

const signIn = {
  key: () => new CommunicationIdentityClient(required("COMMUNICATION_SERVICES_CONNECTION_STRING")),
  identity: () => new CommunicationIdentityClient(required("COMMUNICATION_SERVICES_ENDPOINT"), new DefaultAzureCredential()),
};

// The quickstart deletes the user whose tokens it revoked. Deleting the other one lets the caller see what each of the two ended.
async function sevenCalls(client) {
  const user = await client.createUser();
  const issued = await client.getToken(user, ["voip"]);
  const issuedForAnHour = await client.getToken(user, ["voip"], { tokenExpiresInMinutes: 60 });
  const created = await client.createUserAndToken(["voip"]);
  const refreshed = await client.getToken(user, ["voip"]);
  await client.revokeTokens(user);
  await client.deleteUser(created.user);

  return {
    user: user.communicationUserId,
    issued,
    issuedForAnHour,
    created: { user: created.user.communicationUserId, token: created.token, expiresOn: created.expiresOn },
    refreshed,
  };
}

async function refusals(client) {
  const user = await client.createUser();
  return {
    noScopes: await refusal(() => client.getToken(user, [])),
    fiftyNineMinutes: await refusal(() => client.getToken(user, ["voip"], { tokenExpiresInMinutes: 59 })),
  };
}

async function refusal(call) {
  try {
    await call();
  } catch (error) {
    if (error.name === "RestError") {
      return { statusCode: error.statusCode, code: error.code, message: error.message };
    }
    throw error;
  }
  throw new Error("The service took a call that it should have refused.");
}

function required(variable) {
  return process.env[variable] ?? fail(`Set ${variable}.`);
}

function fail(message) {
  throw new Error(message);
}

const [credential, calls] = process.argv.slice(2);
try {
  const client = (signIn[credential] ?? (() => fail("Say how to sign in: key or identity.")))();
  console.log(JSON.stringify(calls === "errors" ? await refusals(client) : await sevenCalls(client)));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
