using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AcsConnector.Emulator.Operations;

/// <summary>What comes of an operation: a status and, unless it is 204, a JSON body.</summary>
internal readonly record struct ServiceResponse(int Status, ReadOnlyMemory<byte> Body)
{
    public static ServiceResponse NoContent => new(204, ReadOnlyMemory<byte>.Empty);

    public static ServiceResponse FromJson<T>(int status, T value, JsonTypeInfo<T> shape) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(value, shape));
}
