using System.Text;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Functions;

/// <summary>Whatever a function is given, it answers with a value or with an <see cref="ExpressionException"/>.</summary>
public sealed class FunctionFuzzTests
{
    private const int Seed = 20260115;

    private static readonly string[] Functions = """
        and or not if equals greater greaterOrEquals less lessOrEquals
        concat chunk endsWith formatNumber guid indexOf isFloat isInt lastIndexOf length nthIndexOf replace slice split startsWith substring
        toLower toUpper trim
        contains empty first last intersection union join reverse skip take sort
        array bool createArray decimal float int json string xml xpath
        base64 base64ToBinary base64ToString binary dataUri dataUriToBinary dataUriToString decodeBase64 decodeDataUri
        decodeUriComponent encodeUriComponent uriComponent uriComponentToBinary uriComponentToString
        add sub mul div mod min max rand range
        addDays addHours addMinutes addSeconds addToTime subtractFromTime dateDifference dayOfMonth dayOfWeek dayOfYear formatDateTime
        getFutureTime getPastTime parseDateTime startOfDay startOfHour startOfMonth ticks utcNow convertFromUtc convertTimeZone convertToUtc
        action actions body actionBody outputs actionOutputs item items iterationIndexes listCallbackUrl parameters result
        trigger triggerBody triggerOutputs variables workflow appsetting agentParameters
        formDataValue formDataMultiValues multipartBody triggerFormDataValue triggerFormDataMultiValues triggerMultipartBody
        uriHost uriPath uriPathAndQuery uriPort uriQuery uriScheme addProperty setProperty removeProperty coalesce
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] Names =
        ["a", "A", "@b", "#text", "#cdata-section", "?xml", "!DOCTYPE", "$content", "b:c", "", " ", "@xmlns:x", "$type", "$values"];

    private static readonly string[] Texts =
    [
        "", " ", "a", "'", "%", "%zz", "%00%ff%", "\0", "\ud800", "ÆØÅ😀", "true", "X", "form",
        "o", "D", "U", "Q", "%d", "yyyy-MM-ddTHH:mm:ssZ", "zzz", "N2", "C", "{0}",
        "0", "-1", "1.5", "1e400", "-1e400", "9223372036854775807", "NaN", "1,000-", "79228162514264337593543950336", "(5)",
        "2026-01-15T10:30:00Z", "2026-01-15", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
        "2026-03-29T02:30:00", "12:00", "Day", "Months", "year", "Weeks", "3",
        "UTC", "W. Europe Standard Time", "../../etc/passwd", "Nowhere Standard Time", "fr-fr", "zz-zz", "not a culture", "en_US",
        "{", "{\"a\":", "{}", "[1,2]", "{\"a\":1,\"b\":2}", "[[[[", "aGVsbG8=", "====",
        "data:,", "data:;base64,a", "data:text/plain;charset=;base64,aGk=", "data:application/json,{", "data:a/b;c",
        "<a/>", "<a", "<a><b/>x<!--c--></a>", "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>",
        "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>",
        "//", "/a", "count(/a)", "//[", "$x", "p:a", "f()", "https://a.b:80/c?d#e", "http://", "mailto:a@b", "//a", "a:b:c",
        .. new[] { "[", "{\"a\":", "<a>", "(", "/a", "a", "9", "-", "%41", "QUJD" }.Select(piece => Repeated(piece, 3000)),
    ];

    /// <summary>Calls whose arguments have to fit together; one of them is replaced at a time.</summary>
    private static readonly Call[] GoodCalls = [.. """
        xpath(xml('<a><b>1</b></a>'), '/a/b')
        xml(json('{"a": {"@b": 1, "c": [1, null]}}'))
        json(xml('<a><!--b--><c/></a>'))
        addDays('2026-01-15T10:30:00Z', 1, 'o')
        addHours('2026-01-15T10:30:00', 1, 'o')
        addMinutes('2026-01-15', 1, 'o')
        addSeconds('2026-01-15T10:30:00+02:00', 1, 'o')
        addToTime('2026-01-15', 1, 'Month', 'o')
        subtractFromTime('2026-01-15', 1, 'Week', 'o')
        getFutureTime(1, 'Day', 'o')
        getPastTime(1, 'Year', 'o')
        formatDateTime('2026-01-15T10:30:00Z', 'D', 'fr-fr')
        parseDateTime('15.01.2026', 'de-DE', 'dd.MM.yyyy')
        dateDifference('2026-01-15', '2026-01-16T10:30:00Z')
        convertFromUtc('2026-01-15T10:30:00Z', 'Tokyo Standard Time', 'o')
        convertToUtc('2026-01-15T10:30:00', 'Tokyo Standard Time', 'o')
        convertTimeZone('2026-01-15T10:30:00', 'Tokyo Standard Time', 'W. Europe Standard Time', 'o')
        formDataValue('form', 'b')
        formDataMultiValues('form', 'a')
        multipartBody('multipart', 1)
        formatNumber(1234.5, 'N2', 'de-DE')
        float('1.5', 'en-GB')
        dataUriToBinary('data:text/plain;charset=utf-8;base64,aGk=')
        decodeDataUri('data:application/json,%7B%7D')
        substring('telephone', 1, 2)
        slice('telephone', -3, -1)
        nthIndexOf('telephone', 'e', 2)
        replace('telephone', 'e', 'a')
        chunk(createArray(1, 2, 3), 2)
        range(1, 3)
        rand(1, 3)
        sort(createArray(json('{"a": 1}'), json('{"a": 2}')), 'a')
        join(createArray(1, 'a'), ',')
        addProperty(json('{}'), 'a', 1)
        """.Split('\n').Select(source => (Call)Template.Parse("@" + source.Trim()))];

    private static readonly JsonContext Context = new(
        (ObjectValue)ValueJson.Parse("""
            {
                "variables": {"a": 1}, "parameters": {"a": 1}, "items": {"a": 1}, "item": 1, "iterationIndexes": {"a": 0},
                "appsettings": {"a": 1},
                "actions": {
                    "a": {"outputs": null},
                    "form": {"outputs": {
                        "headers": {"Content-Type": "application/x-www-form-urlencoded"},
                        "body": {"$formdata": [1, {}, {"key": "a"}, {"key": "a"}, {"key": "b"}]}
                    }},
                    "multipart": {"outputs": {
                        "headers": {"Content-Type": "multipart/mixed"},
                        "body": {"$multipart": [1, {}, {"headers": 1, "body": 2}]}
                    }}
                },
                "trigger": {"outputs": {
                    "headers": {"Content-Type": "multipart/form-data"},
                    "body": {"$multipart": [null, {"headers": {"Content-Disposition": ";="}}]}
                }}
            }
            """),
        TimeProvider.System);

    [Theory]
    [InlineData(5000)]
    [InlineData(50_000, Explicit = true, Traits = ["Category", "Fuzz"])]
    public void Nothing_but_expression_exceptions_escapes(int calls)
    {
        var random = new Random(Seed);
        for (var call = 0; call < calls; call++)
        {
            var expression = call % 2 == 0
                ? NextCall(random, Functions[call / 2 % Functions.Length])
                : WithOneReplaced(random, GoodCalls[call / 2 % GoodCalls.Length]);
            try
            {
                _ = expression.Evaluate(Context).ToText().Length;
            }
            catch (ExpressionException)
            {
            }
            catch (Exception e)
            {
                Assert.Fail($"call {call}: {expression}\n{e}");
            }
        }
    }

    [Fact]
    public void The_good_calls_are_good() => Assert.All(GoodCalls, call => call.Evaluate(Context));

    private static Call NextCall(Random random, string function) =>
        new(function, [.. Enumerable.Range(0, random.Next(5)).Select(_ => new Literal(NextValue(random, 0)))]);

    private static Call WithOneReplaced(Random random, Call good)
    {
        var arguments = good.Arguments.ToArray();
        arguments[random.Next(arguments.Length)] = new Literal(NextValue(random, 0));
        return good with { Arguments = arguments };
    }

    private static Value NextValue(Random random, int depth) => random.Next(depth < 3 ? 14 : 11) switch
    {
        0 => Value.Null,
        1 => random.Next(2) == 0,
        2 => (long)random.Next(-3, 10),
        3 => random.GetItems([0, long.MinValue, long.MaxValue, int.MinValue, int.MaxValue, 3652059L], 1)[0],
        4 => random.GetItems([0.0, -0.0, 0.5, -1.5, double.NaN, double.NegativeInfinity, 1e300, double.Epsilon], 1)[0],
        5 => random.GetItems([0m, 1.50m, decimal.MaxValue, decimal.MinValue], 1)[0],
        < 11 => random.GetItems(Texts, 1)[0],
        11 => new ObjectValue(("$content-type", NextType(random)), ("$content", NextValue(random, 3))),
        12 => new ArrayValue([.. Enumerable.Range(0, random.Next(4)).Select(_ => NextValue(random, depth + 1))]),
        _ => NextObject(random, depth),
    };

    private static string NextType(Random random) =>
        random.GetItems(["application/xml", "application/octet-stream", "text/plain", ""], 1)[0];

    private static ObjectValue NextObject(Random random, int depth)
    {
        var properties = new OrderedDictionary<string, Value>();
        for (var i = random.Next(4); i > 0; i--)
            properties[random.GetItems(Names, 1)[0]] = NextValue(random, depth + 1);
        return new ObjectValue(properties);
    }

    private static string Repeated(string piece, int count) => new StringBuilder().Insert(0, piece, count).ToString();
}
