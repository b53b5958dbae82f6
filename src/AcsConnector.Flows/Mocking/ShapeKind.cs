namespace AcsConnector.Flows.Mocking;

/// <summary>What a value has to be, from the weakest hint to the strongest.</summary>
internal enum ShapeKind
{
    Unknown,

    /// <summary>Any value that can stand in a text.</summary>
    Text,
    Boolean,
    Number,
    Date,
    Url,
    Array,
    Object,

    /// <summary>A text that is XML.</summary>
    Xml,

    /// <summary>A binary object that is XML.</summary>
    XmlObject,

    /// <summary>A text that is JSON.</summary>
    JsonText,

    /// <summary>A text in base64.</summary>
    Base64,
}
