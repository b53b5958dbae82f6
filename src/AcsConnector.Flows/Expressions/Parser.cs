using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>Tokens to a tree. Evaluates nothing and knows no function.</summary>
internal sealed class Parser
{
    /// <summary>Far beyond what the designer writes, and far from the end of the stack.</summary>
    private const int MaxNesting = 200;

    private readonly Lexer _lexer;
    private Token _token;
    private int _previousEnd;
    private int _nesting;

    private Parser(string source, int start)
    {
        _lexer = new Lexer(source, start);
        _previousEnd = start;
        _token = _lexer.Next();
    }

    /// <summary>Reads one expression up to the end of the text.</summary>
    /// <exception cref="ExpressionSyntaxException">The text is not an expression.</exception>
    public static Expression ParseToEnd(string source, int start)
    {
        var parser = new Parser(source, start);
        var expression = parser.ParseExpression();
        if (parser._token.Kind != TokenKind.End)
            throw parser.Unexpected("the end of the expression");
        return expression;
    }

    /// <summary>Reads one expression up to the brace that closes an interpolation, and says where the text goes on.</summary>
    /// <exception cref="ExpressionSyntaxException">The text is not an expression, or the brace is missing.</exception>
    public static (Expression Expression, int End) ParseToBrace(string source, int start)
    {
        var parser = new Parser(source, start);
        var expression = parser.ParseExpression();
        if (parser._token.Kind != TokenKind.RightBrace)
            throw parser.Unexpected("'}'");
        return (expression, parser._token.End);
    }

    private Expression ParseExpression()
    {
        if (++_nesting > MaxNesting)
            throw new ExpressionSyntaxException($"The expression is nested more than {MaxNesting} levels deep.", _token.Start);
        var token = _token;
        Expression expression = token.Kind switch
        {
            TokenKind.Text => Take(new Literal(token.Content)),
            TokenKind.Integer => Take(new Literal(Integer(token))),
            TokenKind.Float => Take(new Literal(Float(token))),
            TokenKind.Name => ParseName(),
            _ => throw Unexpected("an expression"),
        };
        _nesting--;
        return expression;
    }

    private Expression ParseName()
    {
        var name = _token;
        Advance();
        if (_token.Kind == TokenKind.LeftParenthesis)
            return ParseAccesses(new Call(name.Content, ParseArguments()));

        return name.Content.ToUpperInvariant() switch
        {
            "TRUE" => new Literal(true),
            "FALSE" => new Literal(false),
            "NULL" => new Literal(Value.Null),
            _ => throw new ExpressionSyntaxException($"'{name.Content}' is neither a function (they have parentheses) nor a text (they have single quotes).", name.Start),
        };
    }

    private Expression[] ParseArguments()
    {
        Advance();
        var arguments = new List<Expression>();
        if (_token.Kind != TokenKind.RightParenthesis)
        {
            arguments.Add(ParseExpression());
            while (_token.Kind == TokenKind.Comma)
            {
                Advance();
                arguments.Add(ParseExpression());
            }
        }

        Expect(TokenKind.RightParenthesis, "')'");
        return [.. arguments];
    }

    private Expression ParseAccesses(Expression target)
    {
        for (var length = 0; ; length++)
        {
            var isSafe = _token.Kind == TokenKind.QuestionMark;
            if (isSafe)
                Advance();
            if (length > MaxNesting)
                throw new ExpressionSyntaxException($"More than {MaxNesting} properties in a row.", _token.Start);

            if (_token.Kind == TokenKind.Dot)
            {
                Advance();
                var name = _token;
                Expect(TokenKind.Name, "the name of a property");
                target = new Access(target, new Literal(name.Content), isSafe);
            }
            else if (_token.Kind == TokenKind.LeftBracket)
            {
                Advance();
                var key = ParseExpression();
                Expect(TokenKind.RightBracket, "']'");
                target = new Access(target, key, isSafe);
            }
            else
            {
                return isSafe ? throw Unexpected("'.' or '['") : target;
            }
        }
    }

    private static Value Integer(Token token) => long.TryParse(token.Content, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new ExpressionSyntaxException($"The number {token.Content} is out of the range of 64-bit integers.", token.Start);

    private static Value Float(Token token)
    {
        var value = double.Parse(token.Content, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw new ExpressionSyntaxException($"The number {token.Content} is out of the range of floats.", token.Start);
    }

    private Expression Take(Expression expression)
    {
        Advance();
        return expression;
    }

    private void Advance()
    {
        _previousEnd = _token.End;
        _token = _lexer.Next();
    }

    private void Expect(TokenKind kind, string what)
    {
        if (_token.Kind != kind)
            throw Unexpected(what);
        Advance();
    }

    private ExpressionSyntaxException Unexpected(string expected) => _token.Kind == TokenKind.End
        ? new ExpressionSyntaxException($"The expression ends where {expected} should follow.", _previousEnd)
        : new ExpressionSyntaxException($"Found '{_token.Content}' where {expected} should be.", _token.Start);
}
