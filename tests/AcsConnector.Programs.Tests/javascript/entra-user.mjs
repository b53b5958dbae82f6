// A user of Microsoft Entra ID, with the official SDKs: the resource's owner gives the user access, the user's credential exchanges an Entra
// token for an access token, and the owner takes the access away again.
//
//   node entra-user.mjs clients           as any Entra user
//   node entra-user.mjs teamsExtension    as a Teams user
//
// COMMUNICATION_SERVICES_CONNECTION_STRING, EMULATOR_HTTP_ENDPOINT (which stands in Entra's place) and NODE_EXTRA_CA_CERTS come from the
// environment. Prints one JSON object. A call that fails ends the run with its error on stderr and exit code 1.

import { AzureCommunicationTokenCredential, createCommunicationAuthPolicy, parseClientArguments } from "@azure/communication-common";
import { createDefaultHttpClient, createEmptyPipeline, createPipelineRequest } from "@azure/core-rest-pipeline";

const tenant = "44444444-4444-4444-8444-444444444444";
const user = "22222222-2222-4222-8222-222222222222";
const app = "11111111-1111-4111-8111-111111111111";

const kinds = {
  clients: {
    scopes: ["https://communication.azure.com/clients/VoIP", "https://communication.azure.com/clients/Chat"],
    assignment: `/access/entra/assignments/${user}?api-version=2025-03-02-preview`,
    access: { tenantId: tenant, principalType: "user", clientIds: [app] },
  },
  teamsExtension: {
    scopes: ["https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls"],
    assignment: `/access/teamsExtension/tenants/${tenant}/assignments/${user}?api-version=2025-06-30`,
    access: { principalType: "user", clientIds: [app] },
  },
};

/** The owner's calls, signed by the SDK's own policy. */
function ownerOf(connectionString) {
  const { url, credential } = parseClientArguments(connectionString);
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(createCommunicationAuthPolicy(credential));
  const http = createDefaultHttpClient();
  return {
    endpoint: url.replace(/\/$/, ""),
    async call(method, path, body) {
      const request = createPipelineRequest({ url: new URL(path, url).href, method, body: body && JSON.stringify(body) });
      if (body) {
        request.headers.set("Content-Type", "application/json");
      }
      return (await pipeline.sendRequest(http, request)).status;
    },
  };
}

/** Asks the emulator for an Entra token where an application would ask Entra. */
const entra = {
  async getToken(scopes) {
    const response = await fetch(new URL("/_emulator/entra-user-token", required("EMULATOR_HTTP_ENDPOINT")), {
      method: "POST",
      body: JSON.stringify({ appId: app, userId: user, tenantId: tenant, scopes: [scopes].flat() }),
    });
    const { token, expiresOn } = await response.json();
    return { token, expiresOnTimestamp: Date.parse(expiresOn) };
  },
};

async function tokenOf(endpoint, scopes) {
  const credential = new AzureCommunicationTokenCredential({ resourceEndpoint: endpoint, tokenCredential: entra, scopes });
  try {
    return await credential.getToken();
  } finally {
    credential.dispose();
  }
}

async function refusalOf(endpoint, scopes) {
  try {
    await tokenOf(endpoint, scopes);
  } catch (error) {
    return error.message;
  }
  throw new Error("The service gave a token to a user without access.");
}

async function run({ scopes, assignment, access }) {
  const owner = ownerOf(required("COMMUNICATION_SERVICES_CONNECTION_STRING"));
  const before = await refusalOf(owner.endpoint, scopes);
  const given = await owner.call("PUT", assignment, access);
  const token = await tokenOf(owner.endpoint, scopes);
  const taken = await owner.call("DELETE", assignment);
  const after = await refusalOf(owner.endpoint, scopes);
  return { before, given, token: token.token, expiresOn: new Date(token.expiresOnTimestamp).toISOString(), taken, after };
}

function required(variable) {
  return process.env[variable] ?? fail(`Set ${variable}.`);
}

function fail(message) {
  throw new Error(message);
}

try {
  console.log(JSON.stringify(await run(kinds[process.argv[2]] ?? fail("Say which user: clients or teamsExtension."))));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
