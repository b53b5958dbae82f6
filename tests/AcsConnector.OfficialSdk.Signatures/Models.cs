// The public types of Azure.Communication.Identity 1.3.1, and of Azure.Communication.Common, as far as the client needs them.
// Written from the package's public API listing, for tests only: see the project file.

using Azure.Communication.Identity;
using Azure.Core;

namespace Azure.Communication
{
    public abstract class CommunicationIdentifier;

    public class CommunicationUserIdentifier : CommunicationIdentifier
    {
        public CommunicationUserIdentifier(string id)
        {
            ArgumentException.ThrowIfNullOrEmpty(id);
            Id = id;
        }

        public string Id { get; }
    }
}

namespace Azure.Communication.Identity
{
    public class CommunicationIdentityClientOptions(
        CommunicationIdentityClientOptions.ServiceVersion version = CommunicationIdentityClientOptions.ServiceVersion.V2023_10_01) : ClientOptions
    {
        public enum ServiceVersion
        {
            V2021_03_07 = 1,
            V2022_06_01 = 2,
            V2022_10_01 = 3,
            V2023_10_01 = 4,
        }

        internal string ApiVersion { get; } = version.ToString()[1..].Replace('_', '-');
    }

    public readonly record struct CommunicationTokenScope
    {
        private readonly string _value;

        public CommunicationTokenScope(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static CommunicationTokenScope Chat => new("chat");

        public static CommunicationTokenScope ChatJoin => new("chat.join");

        public static CommunicationTokenScope ChatJoinLimited => new("chat.join.limited");

        public static CommunicationTokenScope VoIP => new("voip");

        public static CommunicationTokenScope VoIPJoin => new("voip.join");

        public static implicit operator CommunicationTokenScope(string value) => new(value);

        public override string ToString() => _value;
    }

    public class CommunicationUserIdentifierAndToken
    {
        private readonly AccessToken? _accessToken;

        internal CommunicationUserIdentifierAndToken(CommunicationUserIdentifier user, AccessToken? accessToken)
        {
            User = user;
            _accessToken = accessToken;
        }

        public CommunicationUserIdentifier User { get; }

        /// <exception cref="InvalidOperationException">There is none.</exception>
        public AccessToken AccessToken => _accessToken!.Value;
    }

    public class GetTokenForTeamsUserOptions(string teamsUserAadToken, string clientId, string userObjectId)
    {
        public string TeamsUserAadToken => teamsUserAadToken;

        public string ClientId => clientId;

        public string UserObjectId => userObjectId;
    }
}
