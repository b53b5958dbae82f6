using System.Text.Json;
using AcsConnector.Cli.Validation.Json;

namespace AcsConnector.Cli.Validation.Structure;

/// <summary>What a JSON value looks like, like a schema but in the words of this code.</summary>
internal abstract class Shape
{
    public static readonly Shape Anything = new Kinds("anything");
    public static readonly Shape Text = new Kinds("a text", JsonValueKind.String);
    public static readonly Shape Number = new Kinds("a number", JsonValueKind.Number);
    public static readonly Shape Flag = new Kinds("true or false, without quotes", JsonValueKind.True, JsonValueKind.False);
    public static readonly Shape TextOrNull = new Kinds("a text or null", JsonValueKind.String, JsonValueKind.Null);
    public static readonly Shape List = new Kinds("a list", JsonValueKind.Array);
    public static readonly Shape AnyObject = new Kinds("an object", JsonValueKind.Object);

    /// <summary>One of the words, which are separated by spaces.</summary>
    /// <param name="place">Where newer words are known for.</param>
    /// <param name="rule">The rule that another word breaks, where Microsoft's validator has one of its own.</param>
    public static Shape Word(string words, string place = "", StructureRule? rule = null) => new Words(words.Split(' '), place, rule ?? StructureRules.JsonValueNotInEnum);

    public static Shape ListOf(Shape item, bool unique = false) => new Lists(() => item, unique);

    public static Shape ListOf(Func<Shape> item, bool unique = false) => new Lists(item, unique);

    public static Shape MapOf(Func<Shape> value) => new Maps(value);

    /// <summary>The shape depends on the value.</summary>
    public static Shape By(Func<Node, Shape> choose) => new Chosen(choose);

    public abstract IEnumerable<Finding> Check(Node node);

    protected static Finding WrongType(Node node, string expected) => StructureRules.JsonTypeIncorrect.At(node.Found(node.Name ?? node.Shown, expected));

    private sealed class Kinds(string expected, params JsonValueKind[] kinds) : Shape
    {
        public override IEnumerable<Finding> Check(Node node) => kinds.Length == 0 || kinds.Contains(node.Kind) ? [] : [WrongType(node, expected)];
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

    private sealed class Lists(Func<Shape> item, bool unique) : Shape
    {
        public override IEnumerable<Finding> Check(Node node)
        {
            if (!node.IsArray)
                return [WrongType(node, "a list")];
            var repeated = node.Items.Where((value, index) => unique && node.Items.Take(index).Any(value.SameAs));
            return node.Items.SelectMany(value => item().Check(value)).Concat(repeated.Select(value => StructureRules.ArrayDuplicateValue.At(value.Found(value.Shown))));
        }
    }

    private sealed class Maps(Func<Shape> value) : Shape
    {
        public override IEnumerable<Finding> Check(Node node) => node.IsObject ? node.Members.SelectMany(member => value().Check(member)) : [WrongType(node, "an object")];
    }

    private sealed class Chosen(Func<Node, Shape> choose) : Shape
    {
        public override IEnumerable<Finding> Check(Node node) => choose(node).Check(node);
    }
}
