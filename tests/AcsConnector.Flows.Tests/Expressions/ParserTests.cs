using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Tests.Functions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Expressions;

/// <summary>Texts of definitions to trees, and back.</summary>
public sealed class ParserTests
{
    /// <summary>What is read, and how its tree prints: one way to write each thing.</summary>
    public static TheoryData<string, string> Expressions => new()
    {
        { "@'text'", "'text'" },
        { "@''", "''" },
        { "@'it''s'", "'it''s'" },
        { "@''''", "''''" },
        { "@'\"}{@['", "'\"}{@['" },
        { "@'two\nlines'", "'two\nlines'" },
        { "@0", "0" },
        { "@+7", "7" },
        { "@-7", "-7" },
        { "@007", "7" },
        { "@9223372036854775807", "9223372036854775807" },
        { "@-9223372036854775808", "-9223372036854775808" },
        { "@1.0", "1.0" },
        { "@1.50", "1.5" },
        { "@-0.25", "-0.25" },
        { "@+.5", "0.5" },
        { "@1.", "1.0" },
        { "@1e3", "1000.0" },
        { "@1E-7", "1E-07" },
        { "@2.5e+300", "2.5E+300" },
        { "@true", "true" },
        { "@TRUE", "true" },
        { "@False", "false" },
        { "@NULL", "null" },
        { "@  true  ", "true" },
        { "@f()", "f()" },
        { "@f ( 1 ,\n\t'b' )", "f(1, 'b')" },
        { "@f(g(h()), null)", "f(g(h()), null)" },
        { "@Concat('a')", "Concat('a')" },
        { "@true()", "true()" },
        { "@$x-y_1/z()", "$x-y_1/z()" },
        { "@blåbær()", "blåbær()" },
        { "@f().a", "f()['a']" },
        { "@f()?.a", "f()?['a']" },
        { "@f()['a b']?['c']", "f()['a b']?['c']" },
        { "@f() ? [ 0 ] . a", "f()?[0]['a']" },
        { "@f()[g()['k']]", "f()[g()['k']]" },
        { "@f().true.null", "f()['true']['null']" },
        { "@outputs('X')?['body/value']", "outputs('X')?['body/value']" },
        { "a @{f()} b", "a @{f()} b" },
        { "@{f()}", "@{f()}" },
        { "@{f()}@{g()}", "@{f()}@{g()}" },
        { "@{ f( '}' ) } }", "@{f('}')} }" },
        { "@{'{'}x@{'@{'}", "{@{'x'}@{'@{'}" },
        { "@{'@'}@{'b'}", "@{'@'}@{'b'}" },
        { "@{'only'}", "@{'only'}" },
        { "a@@@{b}@{1}@", "a@@@{b}@{1}@" },
        { "a @@{b} @{1}", "a @@{b} @{1}" },
        { "@{f('a')}odata.type", "@{f('a')}odata.type" },
        { "100 @ @{1}", "100 @ @{1}" },
    };

    /// <summary>Texts that are what they say.</summary>
    public static TheoryData<string, string> Literals => new()
    {
        { "", "" },
        { "plain", "plain" },
        { "@", "@" },
        { "@@", "@" },
        { "@@f()", "@f()" },
        { "@@{f()}", "@{f()}" },
        { "@@@", "@@" },
        { " @f()", " @f()" },
        { "ada@example.com", "ada@example.com" },
        { "{}", "{}" },
    };

    /// <summary>What is refused, why, and in which column of the whole text, from 1.</summary>
    public static TheoryData<string, string, int> Errors => new()
    {
        { "@f(", "ends", 4 },
        { "@f('a'", "ends", 7 },
        { "@f('a',)", "Found ')'", 8 },
        { "@f(,)", "Found ','", 4 },
        { "@f())", "Found ')'", 5 },
        { "@f()g()", "Found 'g'", 5 },
        { "@f()()", "Found '('", 5 },
        { "@f() g", "Found 'g'", 6 },
        { "@word", "'word' is neither", 2 },
        { "@f(word)", "'word' is neither", 4 },
        { "@ ", "ends", 2 },
        { "@'open", "no closing quote", 2 },
        { "@f('it''s", "no closing quote", 4 },
        { "@\"text\"", "single quotes", 2 },
        { "@f(\"text\")", "single quotes", 4 },
        { "@f(“text”)", "neither", 4 },
        { "@5abc", "'a'", 3 },
        { "@1e", "'e'", 3 },
        { "@1e+", "'+'", 4 },
        { "@+", "'+'", 2 },
        { "@-e1", "'1'", 4 },
        { "@+.", "'.'", 3 },
        { "@-.e1", "'1'", 5 },
        { "@.5", "Found '.'", 2 },
        { "@1.2.3", "Found '.'", 5 },
        { "@1+2", "'+'", 3 },
        { "@9223372036854775808", "64-bit", 2 },
        { "@-9223372036854775809", "64-bit", 2 },
        { "@1e999", "floats", 2 },
        { "@'a'.b", "Found '.'", 5 },
        { "@true['a']", "Found '['", 6 },
        { "@f()?", "ends", 6 },
        { "@f()?'a'", "Found 'a'", 6 },
        { "@f().", "ends", 6 },
        { "@f()['a'", "ends", 9 },
        { "@f()[]", "Found ']'", 6 },
        { "@f()['a']]", "Found ']'", 10 },
        { "@f(@g())", "'@'", 4 },
        { "@f({})", "'{'", 4 },
        { "a @{f()", "ends", 8 },
        { "a @{}", "Found '}'", 5 },
        { "a @{f()) b", "Found ')'", 8 },
        { "@{f('}", "no closing quote", 5 },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void A_tree_prints_one_way_and_is_read_again(string source, string printed)
    {
        var tree = Template.Parse(source);
        Assert.Equal(printed, tree.ToString());
        Assert.Equal(tree, RandomExpressions.ReadAgain(tree));
    }

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_text_without_an_expression_is_a_literal(string source, string text) => Assert.Equal(new Literal(text), Template.Parse(source));

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_names_its_column(string source, string message, int column)
    {
        var error = Assert.Throws<ExpressionSyntaxException>(() => Template.Parse(source));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(column, error.Column);
        Assert.EndsWith($"(column {column})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_read_with_its_names()
    {
        var json = ValueJson.Parse("""{"@{f()}": ["@g()", "@@h", 1], "@@odata.type": {"plain": null}}""");
        Assert.Equal("{@{f()}: [g(), '@h', 1], '@odata.type': {\"plain\":null}}", Template.Parse(json).ToString());
        Assert.Equal(new Literal(ValueJson.Parse("""{"@a":["@b"]}""")), Template.Parse(ValueJson.Parse("""{"@@a":["@@b"]}""")));
    }

    [Fact]
    public void A_definitions_text_is_as_long_as_it_likes_an_expression_is_not()
    {
        var longest = $"@'{new string('x', 8189)}'";
        Assert.Equal(8192, longest.Length);
        Assert.IsType<Literal>(Template.Parse(longest));
        Assert.Throws<ExpressionSyntaxException>(() => Template.Parse(longest.Replace("''", "'", StringComparison.Ordinal).Insert(2, "x")));
        Assert.Throws<ExpressionSyntaxException>(() => Template.Parse($"a @{{'{new string('x', 8192)}'}}"));
        Assert.Equal(20_005, Assert.IsType<Interpolation>(Template.Parse($"{new string('x', 20_000)} @{{1}}")).ToString().Length);
    }

    [Theory]
    [InlineData("f(", "1", ")", 199)]
    [InlineData("f()[", "1", "]", 199)]
    [InlineData("", "f()", ".a", 200)]
    public void Nesting_has_a_limit(string before, string middle, string after, int limit)
    {
        string Nested(int levels) => $"@{string.Concat(Enumerable.Repeat(before, levels))}{middle}{string.Concat(Enumerable.Repeat(after, levels))}";

        var deepest = Template.Parse(Nested(limit));
        Assert.Equal(deepest, RandomExpressions.ReadAgain(deepest));
        Assert.Throws<ExpressionSyntaxException>(() => Template.Parse(Nested(limit + 1)));
    }

    /// <summary>Accesses inside of calls inside of accesses: the deepest tree that the limits let through, on the stack of a small thread.</summary>
    [Fact]
    public void The_deepest_tree_fits_on_a_small_stack()
    {
        var accesses = string.Concat(Enumerable.Repeat(".a", 18));
        var source = $"@{string.Concat(Enumerable.Repeat("g(", 195))}g(){accesses}{string.Concat(Enumerable.Repeat(")" + accesses, 195))}";
        Exception? problem = null;
        var thread = new Thread(
            () => problem = Record.Exception(() =>
            {
                var tree = Template.Parse(source);
                Assert.NotEmpty(tree.ToString());
                Assert.Throws<EvaluationException>(() => tree.Evaluate(new JsonContext(ObjectValue.Empty, TimeProvider.System)));
            }),
            512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(problem);
    }

    [Theory]
    [InlineData(800)]
    [InlineData(4000, Explicit = true, Traits = ["Category", "Fuzz"])]
    public void Random_trees_print_and_are_read_again(int trees)
    {
        var random = new RandomExpressions(seed: 4711);
        for (var i = 0; i < trees; i++)
        {
            var tree = i % 4 == 0 ? random.Interpolation() : random.Expression(4);
            var again = RandomExpressions.ReadAgain(tree);
            Assert.Equal(tree, again);
            Assert.Equal(tree.ToString(), again.ToString());
        }
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(20_000, Explicit = true, Traits = ["Category", "Fuzz"])]
    public void Garbage_is_a_syntax_error_and_nothing_else(int texts)
    {
        var random = new RandomExpressions(seed: 42);
        string[] sources = [.. Expressions.Select(row => row.Data.Item1)];
        var read = 0;
        for (var i = 0; i < texts; i++)
        {
            var source = i % 2 == 0 ? random.Garbage() : random.Mutated(sources[i / 2 % sources.Length]);
            try
            {
                var tree = Template.Parse(source);
                read++;
                if (tree is not Literal)
                    Assert.Equal(tree.ToString(), RandomExpressions.ReadAgain(tree).ToString());
            }
            catch (ExpressionSyntaxException e)
            {
                Assert.InRange(e.Column, 1, source.Length + 1);
            }
        }

        Assert.InRange(read, texts / 20, texts * 19 / 20);
    }
}
