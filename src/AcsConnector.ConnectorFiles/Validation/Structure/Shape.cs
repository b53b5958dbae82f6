using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>What a JSON value looks like, like a schema but in the words of this code.</summary>
internal abstract class Shape
{
    public static readonly Shape Anything = Where("anything", _ => true);
    public static readonly Shape Text = OfKind("a text", JsonValueKind.String);
    public static readonly Shape Number = OfKind("a number", JsonValueKind.Number);
    public static readonly Shape Integer = Where("a whole number", node => node.Number is { } number && number == decimal.Truncate(number));
    public static readonly Shape Flag = OfKind("true or false, without quotes", JsonValueKind.True, JsonValueKind.False);
    public static readonly Shape TextOrNull = OfKind("a text or null", JsonValueKind.String, JsonValueKind.Null);
    public static readonly Shape AnyObject = OfKind("an object", JsonValueKind.Object);

    /// <summary>One of the words, which are separated by spaces.</summary>
    /// <param name="place">Where newer words are known for.</param>
    /// <param name="rule">The rule that another word breaks, where Microsoft's validator has one of its own.</param>
    public static Shape Word(string words, string place = "", StructureRule? rule = null) =>
        new Words(words.Split(' '), place, rule ?? StructureRules.JsonValueNotInEnum);

    /// <summary>A text that matches a pattern, which <paramref name="expected"/> puts in words.</summary>
    public static Shape Like([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string expected) =>
        Where(expected, node => node.Text is { } text && Regex.IsMatch(text, pattern));

    public static Shape ListOf(Shape item, bool unique = false, bool filled = false) => new Lists(() => item, unique, filled);

    public static Shape ListOf(Func<Shape> item, bool unique = false, bool filled = false) => new Lists(item, unique, filled);

    public static Shape MapOf(Func<Shape> value) => new Maps(value);

    public static Shape Where(string expected, Predicate<Node> fits) => new Tests(expected, fits);

    /// <summary>The shape depends on the value.</summary>
    public static Shape By(Func<Node, Shape> choose) => new Chosen(choose);

    public abstract IEnumerable<Finding> Check(Node node);

    protected static Finding WrongType(Node node, string expected) => StructureRules.JsonTypeIncorrect.At(node.Found(node.Name ?? node.Shown, expected));

    private static Shape OfKind(string expected, params JsonValueKind[] kinds) => Where(expected, node => kinds.Contains(node.Kind));

    private sealed class Tests(string expected, Predicate<Node> fits) : Shape
    {
        public override IEnumerable<Finding> Check(Node node) => fits(node) ? [] : [WrongType(node, expected)];
    }

    private sealed class Words(string[] words, string place, StructureRule rule) : Shape
    {
        public override IEnumerable<Finding> Check(Node node)
        {
            if (node.Text is not { } text)
                return [WrongType(node, "a text")];
            if (words.Contains(text))
                return [];
            return NewerThanSchema.Use(text, place) is { } use
                ? [StructureRules.NewerThanSchema.At(node.Found(text, use))]
                : [rule.At(node.Found(text, string.Join(", ", words)))];
        }
    }

    private sealed class Lists(Func<Shape> item, bool unique, bool filled) : Shape
    {
        public override IEnumerable<Finding> Check(Node node)
        {
            if (!node.IsArray || (filled && node.Items.Count == 0))
                return [WrongType(node, filled ? "a list with something in it" : "a list")];
            var repeated = node.Items.Where((value, index) => unique && node.Items.Take(index).Any(value.SameAs));
            return
            [
                .. node.Items.SelectMany(value => item().Check(value)),
                .. repeated.Select(value => StructureRules.ArrayDuplicateValue.At(value.Found(value.Shown))),
            ];
        }
    }

    private sealed class Maps(Func<Shape> value) : Shape
    {
        public override IEnumerable<Finding> Check(Node node) =>
            node.IsObject ? node.Members.SelectMany(member => value().Check(member)) : [WrongType(node, "an object")];
    }

    private sealed class Chosen(Func<Node, Shape> choose) : Shape
    {
        public override IEnumerable<Finding> Check(Node node) => choose(node).Check(node);
    }
}
