namespace AcsConnector.Flows.Expressions;

/// <summary>A piece of source. <paramref name="Content"/> is without quotes; columns are counted from 0 at the start of the whole text.</summary>
internal readonly record struct Token(TokenKind Kind, string Content, int Start, int End);
