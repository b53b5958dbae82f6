namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>Where a response of the real service can be read.</summary>
internal static class Recording
{
    /// <summary>The recordings' own versions of the service.</summary>
    public const string NetVersion = "2025-03-02-preview";
    public const string JavaScriptVersion = "2023-10-01";
    public const string PythonVersion = "2022-10-01";

    /// <summary>The recordings as a whole, where one response is like the next.</summary>
    public const string All = "all recordings";
    public const string In2023 = "Python, 2023-01";
    public const string In2025 = ".NET and JavaScript, 2025-04";


    /// <summary>One of the recordings below; its name was not noted.</summary>
    public const string One = "one of the recordings";
    public const string Quoted = "quoted";
    public const string QuotedTokens = "quoted: tokens";

    /// <summary>The names in the tables, and what they stand for.</summary>
    public static readonly (string Name, string Meaning)[] Explained =
    [
        (".NET, 2025-04", "`Azure/azure-sdk-assets`, commit `c33e140f734608ffd1b8f7c307ff851a9c9e447e`: the file of that name in "
            + "`net/sdk/communication/Azure.Communication.Identity/tests/SessionRecords/CommunicationIdentityClientLiveTests`, api-version 2025-03-02-preview"),
        ("JavaScript, 2025-04", "the same repository, commit `c4bbe7804b34f9f8ab0b201bceb9f85671074183`: the file of that name in "
            + "`js/sdk/communication/communication-identity/recordings/browsers/communicationidentityclient_playbacklive_aad_eq_false_error_cases_`, "
            + "api-version 2023-10-01"),
        ("Python, 2023-01", "`Azure/azure-sdk-for-python`, commits `602dba2150d9d9d6a0504f3852756be062d8f03a` and `85ad823f8f62557b6a966941420f95a5f8f69102`: "
            + "the test of that name in `sdk/communication/azure-communication-identity/tests/recordings`, api-version 2022-10-01"),
        ("one of the recordings", "one of the three above; which was not noted"),
        ("quoted", "from public bug reports (azure-sdk-for-js#22312, azure-rest-api-specs#11767, Azure/Communication#159 and #160) and tokens published in such. "
            + "Headers are not known, and where only the message is, only that is compared"),
        ("documentation", "Microsoft's"),
        ("specification", "`Azure/azure-rest-api-specs`, `specification/communication/data-plane/Identity`"),
        ("SDK source", "what the official SDKs do, read in their source or seen on the wire"),
        ("guess", "nobody has written down what the service does; this is what a caller would expect"),
    ];

    public static string Net(string file) => $".NET, 2025-04: {file}";

    public static string JavaScript(string file) => $"JavaScript, 2025-04: {file}";

    public static string Python(string test) => $"Python, 2023-01: {test}";
}
