"""Five calls with the official Python SDK. REQUESTS_CA_BUNDLE and the connection string come from the environment."""

import os

from azure.communication.identity import CommunicationIdentityClient

client = CommunicationIdentityClient.from_connection_string(os.environ["COMMUNICATION_SERVICES_CONNECTION_STRING"])
user = client.create_user()
client.get_token(user, ["voip"])
client.create_user_and_token(["voip"])
client.revoke_tokens(user)
client.delete_user(user)
