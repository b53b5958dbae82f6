using System.Text;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Functions;

/// <summary>Trees and texts that nobody thought of; the same ones for the same seed.</summary>
internal sealed class RandomExpressions(int seed)
{
    private const string Letters = "abcxyzæøå𝒳09'\"@{}()[]?.,+-/ \n\t\\$e";
    private static readonly string[] Names = ["f", "concat", "body", "x-1", "$a", "Ünder_score", "a/b"];

    private readonly Random _random = new(seed);

    /// <summary>The tree that a tree's own text is read as.</summary>
    public static Expression ReadAgain(Expression tree) => Template.Parse(tree is Interpolation ? tree.ToString() : "@" + tree);

    public Expression Expression(int depth) => depth == 0 ? Leaf() : _random.Next(4) switch
    {
        0 => Leaf(),
        1 => Call(depth),
        _ => new Access(Callee(depth), Expression(depth - 1), _random.Next(2) == 0),
    };

    public Interpolation Interpolation() => new([.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Expression(_random.Next(3)))]);

    public string Garbage() => "@" + Text() + Text();

    /// <summary>The text with one to three characters taken out, put in or doubled.</summary>
    public string Mutated(string source)
    {
        var text = new StringBuilder(source);
        for (var i = _random.Next(3); i >= 0; i--)
        {
            var at = _random.Next(text.Length + 1);
            if (_random.Next(2) == 0 && at < text.Length)
                text.Remove(at, 1);
            else
                text.Insert(at, Letters[_random.Next(Letters.Length)]);
        }

        return text.ToString();
    }

    private Expression Callee(int depth) => _random.Next(2) == 0 ? Call(depth) : new Access(Call(depth), Expression(depth - 1), _random.Next(2) == 0);

    private Call Call(int depth) =>
        new(Names[_random.Next(Names.Length)], [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Expression(depth - 1))]);

    private Literal Leaf() => new(_random.Next(6) switch
    {
        0 => Value.Null,
        1 => _random.Next(2) == 0,
        2 => _random.NextInt64(long.MinValue, long.MaxValue),
        3 => BitConverter.Int64BitsToDouble(_random.NextInt64()) is var number && double.IsFinite(number) ? number : 0.1,
        _ => Text(),
    });

    private string Text() => new([.. Enumerable.Range(0, _random.Next(12)).Select(_ => Letters[_random.Next(Letters.Length)])]);
}
