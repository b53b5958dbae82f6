using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Tokens;

/// <summary>
/// The RSA key that signs this emulator's tokens (RS256). On the first start it is made in the background: that takes up
/// to half a second, and only the first token waits for it.
/// </summary>
internal sealed class SigningKey : IDisposable
{
    private readonly Task<Signer> _signer;

    /// <exception cref="EmulatorStartException">The key is there and cannot be read.</exception>
    public SigningKey(IKeySource keys) => _signer = keys.HasTokenSigningCertificate
        ? Task.FromResult(new Signer(keys.LoadOrCreateTokenSigningCertificate()))
        : Task.Run(() => new Signer(keys.LoadOrCreateTokenSigningCertificate()));

    /// <summary>A compact JWT with the service's header and the claims written.</summary>
    public async ValueTask<string> SignAsync(Action<Utf8JsonWriter> writeClaims)
    {
        var signer = await _signer;
        return signer.Sign(writeClaims);
    }

    /// <summary>The claims of a JWT that this key signed; null for any other text.</summary>
    public async ValueTask<JsonElement?> VerifyAsync(string token)
    {
        var signer = await _signer;
        return signer.Verify(token);
    }

    public async ValueTask<JsonWebKeySetBody> PublicKeysAsync()
    {
        var signer = await _signer;
        return signer.PublicKeys();
    }

    /// <summary>Waits for a key that is still in the making: nothing is written any more once the emulator has stopped.</summary>
    public void Dispose()
    {
        try
        {
            _signer.GetAwaiter().GetResult().Dispose();
        }
        catch (EmulatorStartException)
        {
            // Nobody asked for it.
        }
    }

    private sealed class Signer : IDisposable
    {
        private readonly X509Certificate2 _certificate;
        private readonly RSAParameters _parameters;
        private readonly string _keyId;
        private readonly string _thumbprint;
        private readonly byte[] _headerAndDot;

        /// <summary>RSA instances are not safe for use by two threads at once: each signature borrows one.</summary>
        private readonly ConcurrentBag<RSA> _idle = [];

        public Signer(X509Certificate2 certificate)
        {
            _certificate = certificate;
            using var key = certificate.GetRSAPrivateKey()!;
            _parameters = key.ExportParameters(includePrivateParameters: true);

            // kid and x5t name the certificate by its SHA-1, as the service's tokens do; nothing relies on their strength.
            _keyId = Convert.ToHexString(certificate.GetCertHash());
            _thumbprint = Base64Url.EncodeToString(certificate.GetCertHash());
            var header = $$"""{"alg":"RS256","kid":"{{_keyId}}","x5t":"{{_thumbprint}}","typ":"JWT"}""";
            _headerAndDot = Encoding.ASCII.GetBytes(Base64Url.EncodeToString(Encoding.ASCII.GetBytes(header)) + ".");
        }

        public string Sign(Action<Utf8JsonWriter> writeClaims)
        {
            var payload = new ArrayBufferWriter<byte>(512);
            using (var writer = new Utf8JsonWriter(payload))
            {
                writer.WriteStartObject();
                writeClaims(writer);
                writer.WriteEndObject();
            }

            var signed = new byte[_headerAndDot.Length + Base64Url.GetEncodedLength(payload.WrittenCount)];
            _headerAndDot.CopyTo(signed, 0);
            Base64Url.EncodeToUtf8(payload.WrittenSpan, signed.AsSpan(_headerAndDot.Length));

            var rsa = _idle.TryTake(out var idle) ? idle : RSA.Create(_parameters);
            var signature = rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            _idle.Add(rsa);
            return $"{Encoding.ASCII.GetString(signed)}.{Base64Url.EncodeToString(signature)}";
        }

        public JsonElement? Verify(string token)
        {
            var parts = token.Split('.');
            if (parts.Length != 3 || Decode(parts[2]) is not { } signature || Decode(parts[1]) is not { } payload)
                return null;

            var signed = Encoding.UTF8.GetBytes(token[..token.LastIndexOf('.')]);
            var rsa = _idle.TryTake(out var idle) ? idle : RSA.Create(_parameters);
            var isOurs = rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            _idle.Add(rsa);
            return isOurs ? JsonElement.Parse(payload) : null;
        }

        public JsonWebKeySetBody PublicKeys() => new([new JsonWebKeyBody(
            Kty: "RSA",
            Use: "sig",
            Alg: "RS256",
            Kid: _keyId,
            X5t: _thumbprint,
            N: Base64Url.EncodeToString(_parameters.Modulus),
            E: Base64Url.EncodeToString(_parameters.Exponent),
            X5c: [Convert.ToBase64String(_certificate.RawData)])]);

        public void Dispose()
        {
            while (_idle.TryTake(out var rsa))
                rsa.Dispose();
            _certificate.Dispose();
        }

        private static byte[]? Decode(string part)
        {
            try
            {
                return Base64Url.DecodeFromChars(part);
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }
}
