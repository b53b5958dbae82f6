using System.Text;

namespace AcsConnector.Flows.Expressions;

/// <summary>Source to tokens, one at a time, so that a text around an interpolation is never read as an expression.</summary>
internal sealed class Lexer(string source, int start)
{
    private int _position = start;

    public Token Next()
    {
        while (_position < source.Length && char.IsWhiteSpace(source[_position]))
            _position++;
        if (_position == source.Length)
            return new Token(TokenKind.End, "", _position, _position);

        var first = source[_position];
        if (Punctuation(first) is { } kind)
            return Take(kind, _position + 1);
        return first switch
        {
            '\'' => Text(),
            '+' or '-' or (>= '0' and <= '9') => Number(),
            _ when IsNamePart(first) => Name(),
            _ => throw Unexpected(_position),
        };
    }

    private static TokenKind? Punctuation(char character) => character switch
    {
        '(' => TokenKind.LeftParenthesis,
        ')' => TokenKind.RightParenthesis,
        '[' => TokenKind.LeftBracket,
        ']' => TokenKind.RightBracket,
        ',' => TokenKind.Comma,
        '.' => TokenKind.Dot,
        '?' => TokenKind.QuestionMark,
        '}' => TokenKind.RightBrace,
        _ => null,
    };

    private static bool IsNamePart(char character) =>
        character is not ('.' or ',' or '(' or ')' or '{' or '}' or '@' or '[' or ']' or '?' or '\'' or '"') && !char.IsWhiteSpace(character);

    private Token Text()
    {
        var text = new StringBuilder();
        for (var i = _position + 1; i < source.Length; i++)
        {
            if (source[i] != '\'')
            {
                text.Append(source[i]);
            }
            else if (i + 1 < source.Length && source[i + 1] == '\'')
            {
                text.Append('\'');
                i++;
            }
            else
            {
                return Take(TokenKind.Text, i + 1, text.ToString());
            }
        }

        throw new ExpressionSyntaxException("The text that begins here has no closing quote.", _position);
    }

    private Token Number()
    {
        var start = source[_position] is '+' or '-' ? _position + 1 : _position;
        var isNumber = char.IsAsciiDigit(At(start)) || (At(start) == '.' && char.IsAsciiDigit(At(start + 1)));
        var end = SkipDigits(start);
        var kind = TokenKind.Integer;
        if (At(end) == '.')
        {
            end = SkipDigits(end + 1);
            kind = TokenKind.Float;
        }

        if (At(end) is 'e' or 'E')
        {
            end = SkipDigits(At(end + 1) is '+' or '-' ? end + 2 : end + 1);
            kind = TokenKind.Float;
            isNumber &= char.IsAsciiDigit(At(end - 1));
        }

        if (!isNumber || (end < source.Length && IsNamePart(source[end])))
            throw Unexpected(Math.Min(end, source.Length - 1));
        return Take(kind, end);
    }

    private Token Name()
    {
        var end = _position;
        while (end < source.Length && IsNamePart(source[end]))
            end++;
        return Take(TokenKind.Name, end);
    }

    private Token Take(TokenKind kind, int end, string? content = null)
    {
        var token = new Token(kind, content ?? source[_position..end], _position, end);
        _position = end;
        return token;
    }

    private int SkipDigits(int position)
    {
        while (char.IsAsciiDigit(At(position)))
            position++;
        return position;
    }

    private char At(int position) => position < source.Length ? source[position] : '\0';

    private ExpressionSyntaxException Unexpected(int position) => new(
        source[position] == '"' ? "Texts stand in single quotes, not in double ones." : $"The character '{source[position]}' is not expected here.",
        position);
}
