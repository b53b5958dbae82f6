namespace AcsConnector.Flows.Expressions;

internal enum TokenKind
{
    Name,
    Text,
    Integer,
    Float,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Comma,
    Dot,
    QuestionMark,
    RightBrace,
    End,
}
