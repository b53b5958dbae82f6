using Microsoft.Data.Sqlite;

namespace AcsConnector.Emulator.Storage;

/// <summary>A prepared statement; its parameters are given by their places.</summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqlStatement(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = new SqliteCommand(sql, connection);
        foreach (var parameter in parameters)
            _command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
    }

    /// <summary>Gives how many rows were changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public object? FindValue(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar();
    }

    public List<T> Query<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        var found = new List<T>();
        using var row = _command.ExecuteReader();
        while (row.Read())
            found.Add(read(row));
        return found;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
