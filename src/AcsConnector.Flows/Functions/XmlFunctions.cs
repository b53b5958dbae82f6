using System.Text;
using System.Xml;
using System.Xml.XPath;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// XML is binary of the type application/xml. https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#xml
/// </summary>
internal static class XmlFunctions
{
    private const string ContentType = "application/xml;charset=utf-8";

    public static readonly Function[] All =
    [
        new("xml", 1, 1, "expects one parameter: the string or object to be converted.") { Body = (in call) => Xml(call), Anchor = "xml" },
        new("xpath", 2, 2, "expects two parameters: an XML object and an XPath expression.") { Body = XPath, Anchor = "xpath" },
    ];

    public static bool IsXml(Value value)
    {
        if (!Binary.Is(value))
            return false;
        var type = ((ObjectValue)value)["$content-type"]!.ToText().Split(';')[0].Trim();
        return type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What <c>json</c> makes of XML. Its bytes are read anew, so the declared encoding must be theirs.</summary>
    public static Value ToJson(in Invocation call, Value xml)
    {
        try
        {
            return XmlJson.ToValue(Load(xml));
        }
        catch (Exception e) when (XmlJson.IsRefusal(e))
        {
            throw call.LinkedError($"parameter is not valid. The provided value cannot be converted to JSON: '{e.Message}'.");
        }
    }

    /// <summary>A text and an object must be XML; binary is taken at its word, as the service does.</summary>
    private static ObjectValue Xml(in Invocation call)
    {
        if (Binary.Is(call[0]))
            return Binary.Create(ContentType, ((ObjectValue)call[0])["$content"]!.ToText());
        try
        {
            var document = call[0] switch
            {
                StringValue { Content: var text } => XmlText.Load(text),
                ObjectValue json => XmlJson.ToDocument(json),
                _ => throw call.Unexpected(0, "to be a string or an object"),
            };
            return OfNode(document);
        }
        catch (Exception e) when (XmlJson.IsRefusal(e))
        {
            throw call.Error($"parameter is not valid. The provided value cannot be converted to XML: '{e.Message}'.");
        }
    }

    private static Value XPath(in Invocation call)
    {
        var path = call.Text(1);
        try
        {
            var document = IsXml(call[0]) ? Load(call[0]) : throw new XmlException();
            return new CountingNavigator(document.CreateNavigator()!, new CountingNavigator.Steps(call.Context)).Evaluate(path) switch
            {
                XPathNodeIterator nodes => new ArrayValue([.. nodes.Cast<XPathNavigator>().Select(OfNavigator)]),
                double number => number,
                bool boolean => boolean,
                var text => (string)text,
            };
        }
        catch (XPathException e)
        {
            throw NotValid(call, "the 'xpath' parameter must be a supported, well formed XPath expression.", e);
        }
        catch (Exception e) when (XmlJson.IsRefusal(e))
        {
            throw NotValid(call, "the 'xml' parameter must be a supported, well formed XML object.", e);
        }
    }

    private static EvaluationException NotValid(in Invocation call, string reason, Exception inner) =>
        new($"The template language function '{call.Name}' parameters are invalid: {reason}{Function.Link("xpath")}", inner);

    private static XmlDocument Load(Value xml) => XmlText.Load(Binary.Bytes(xml) ?? throw new XmlException("The content is not base64."));

    /// <summary>Elements stay XML, anything else is its text.</summary>
    private static Value OfNavigator(XPathNavigator node) =>
        node is { NodeType: XPathNodeType.Element or XPathNodeType.Root, UnderlyingObject: XmlNode element } ? OfNode(element) : node.Value;

    private static ObjectValue OfNode(XmlNode node) => Binary.Create(ContentType, Encoding.UTF8.GetBytes(node.OuterXml));
}
