"""The seven calls of the access-token quickstart, with the official SDK.

Signs in with COMMUNICATION_SERVICES_CONNECTION_STRING; REQUESTS_CA_BUNDLE comes from the environment.
Prints one JSON object. A call that fails ends the run with its error on stderr and exit code 1.
"""

import json
import os
from datetime import timedelta

from azure.communication.identity import CommunicationIdentityClient, CommunicationTokenScope


def seven_calls(client):
    # The quickstart deletes the user whose tokens it revoked. Deleting the other one lets the caller see what each of the two ended.
    voip = [CommunicationTokenScope.VOIP]
    user = client.create_user()
    issued = client.get_token(user, voip)
    issued_for_an_hour = client.get_token(user, voip, token_expires_in=timedelta(hours=1))
    created_user, created_token = client.create_user_and_token(voip)
    refreshed = client.get_token(user, voip)
    client.revoke_tokens(user)
    client.delete_user(created_user)

    return {
        "user": user.properties["id"],
        "issued": shown(issued),
        "issuedForAnHour": shown(issued_for_an_hour),
        "created": {"user": created_user.properties["id"], **shown(created_token)},
        "refreshed": shown(refreshed),
    }


def shown(token):
    # This SDK leaves expires_on as the text that the service sent.
    return {"token": token.token, "expiresOn": token.expires_on}


if __name__ == "__main__":
    connection_string = os.environ["COMMUNICATION_SERVICES_CONNECTION_STRING"]
    print(json.dumps(seven_calls(CommunicationIdentityClient.from_connection_string(connection_string))))
