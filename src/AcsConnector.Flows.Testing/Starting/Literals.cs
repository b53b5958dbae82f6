using System.Globalization;
using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Starting;

/// <summary>The texts and numbers that a definition compares with: what decides which branch is chosen.</summary>
internal sealed partial class Literals
{
    private const int MaxCount = 30;

    private readonly OrderedDictionary<string, Value> _texts = [];
    private readonly OrderedDictionary<long, Value> _numbers = [];

    public Literals(ObjectValue definition)
    {
        foreach (var text in new[] { "", "other" })
            _texts[text] = text;
        foreach (var number in new long[] { 0, 1, -1, 1000 })
            _numbers[number] = number;
        Read(definition, isCompared: false);
    }

    public IEnumerable<Value> Texts => _texts.Values.Take(MaxCount);

    public IEnumerable<Value> Numbers => _numbers.Values.Take(MaxCount);

    private void Read(Value value, bool isCompared)
    {
        switch (value)
        {
            case ObjectValue members:
                foreach (var (name, member) in members)
                    Read(member, isCompared || name is "expression" or "case");
                break;
            case ArrayValue array:
                foreach (var item in array.Items)
                    Read(item, isCompared);
                break;
            case StringValue { Content: var text } when text.Contains('@', StringComparison.Ordinal):
                ReadExpression(text);
                break;
            case StringValue text when isCompared:
                _texts[text.Content] = text;
                break;
            case IntegerValue { Content: > int.MinValue and < int.MaxValue and var number } when isCompared:
                Add(number);
                break;
        }
    }

    private void ReadExpression(string text)
    {
        foreach (var quoted in Quoted.Matches(text).Select(match => match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)))
            _texts.TryAdd(quoted, quoted);
        foreach (Match number in Number.Matches(text))
            Add(long.Parse(number.Value, CultureInfo.InvariantCulture));
    }

    private void Add(long number)
    {
        foreach (var near in new[] { number, number + 1, number - 1 })
            _numbers[near] = near;
    }

    [GeneratedRegex("'((?:[^']|''){1,40})'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"(?<![\w.'])[0-9]{1,9}(?![\w.'])", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}
