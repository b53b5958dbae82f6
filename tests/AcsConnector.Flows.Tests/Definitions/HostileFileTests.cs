using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using AcsConnector.Flows.Definitions;

namespace AcsConnector.Flows.Tests.Definitions;

/// <summary>Whatever is in a file: flows, or a FlowFileException. No other exception, no crash, no hang.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The same random bytes every time.")]
public sealed class HostileFileTests
{
    private const string Template = $$"""
        {"parameters": {"a": {"defaultValue": "[concat('b', variables('c'))]"} }, "variables": {"c": 1.5e3}, "resources": [
          {"type": "Microsoft.Logic/workflows", "name": "[parameters('a')]", "properties": {"definition": {{FlowFiles.Definition}} } }]}
        """;

    public static TheoryData<string, string, string> Nests => new()
    {
        { "", "[", "]" },
        { "", """{"a":""", "}" },
        { """{"actions": {}, "triggers": """, """{"a":""", "}" },
        { """{"resources": """, """[{"resources":""", "}]" },
    };

    [Theory]
    [MemberData(nameof(Nests))]
    public void Ten_thousand_levels_are_refused(string start, string open, string close)
    {
        using var files = new FlowFiles();
        var end = start.Length > 0 ? "}" : "";

        Refuses(files.Write("deep.json", start + Repeat(open) + "{}" + Repeat(close) + end));

        static string Repeat(string text) => new StringBuilder().Insert(0, text, 10_000).ToString();
    }

    [Fact]
    public void A_file_that_ends_early_is_refused_wherever_it_ends()
    {
        using var files = new FlowFiles();
        for (var length = 0; length < Template.Length; length++)
            Refuses(files.Write("short.json", Template[..length]));
    }

    [Fact]
    public void A_zip_that_ends_early_or_has_a_wrong_byte_is_read_or_refused()
    {
        using var files = new FlowFiles();
        var zip = FlowFiles.ZipOf(("tokens/workflow.json", FlowFiles.Definition), ("customizations.xml", "<x/>"), ("connections.json", "{}"));
        for (var i = 0; i < zip.Length; i++)
        {
            Refuses(files.Write("short.zip", zip[..i]));
            foreach (var mask in new byte[] { 0xFF, 0x01, 0x80 })
            {
                var wrong = (byte[])zip.Clone();
                wrong[i] ^= mask;
                ReadsOrRefuses(files.Write("wrong.zip", wrong));
            }
        }
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        using var files = new FlowFiles();
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            Refuses(files.Write("rubbish.json", bytes));
            Refuses(files.Write("rubbish.zip", [(byte)'P', (byte)'K', 3, 4, .. bytes]));
        }
    }

    [Fact]
    public void A_wrong_byte_in_a_template_is_read_or_refused()
    {
        using var files = new FlowFiles();
        var random = new Random(2);
        for (var i = 0; i < 1000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Template);
            for (var wrong = 0; wrong <= i % 4; wrong++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            ReadsOrRefuses(files.Write("wrong.json", bytes));
        }
    }

    [Theory]
    [InlineData("huge.json")]
    [InlineData("workflow.json")]
    public void A_huge_file_is_refused(string name)
    {
        using var files = new FlowFiles();
        var path = files.Write(name, "[");
        using (var file = File.OpenWrite(path))
            file.SetLength(3L << 30);

        Assert.Contains("larger than 8 MB", Refuses(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_zip_is_refused()
    {
        using var files = new FlowFiles();
        var path = files.Write("huge.zip", "PK");
        using (var file = File.OpenWrite(path))
            file.SetLength(3L << 30);

        Assert.Contains("larger than 100 MB", Refuses(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 256, "larger than 8 MB")]
    [InlineData(30, 7, "larger than 200 MB")]
    public void A_zip_bomb_is_refused(int entries, int megabytes, string problem)
    {
        using var files = new FlowFiles();
        var path = Path.Combine(files.Path, "bomb.zip");
        var blanks = new byte[1 << 20];
        Array.Fill(blanks, (byte)' ');
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            for (var i = 0; i < entries; i++)
            {
                using var entry = zip.CreateEntry($"{i}/workflow.json").Open();
                entry.Write("{}"u8);
                for (var written = 0; written < megabytes; written++)
                    entry.Write(blanks);
            }
        }

        Assert.Contains(problem, Refuses(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_of_too_many_files_is_refused()
    {
        using var files = new FlowFiles();
        var path = files.Zip("many.zip", [.. Enumerable.Range(0, 20_001).Select(i => ($"{i}", ""))]);

        Assert.Contains("more than 20000 files", Refuses(path), StringComparison.Ordinal);
    }

    private static string Refuses(string path)
    {
        var message = Assert.Throws<FlowFileException>(() => FlowFile.Read(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        return message;
    }

    private static void ReadsOrRefuses(string path)
    {
        try
        {
            Assert.NotEmpty(FlowFile.Read(path));
        }
        catch (FlowFileException e)
        {
            Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        }
    }
}
