using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

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

    [Theory]
    [InlineData(13)]
    [InlineData(1, Explicit = true, Traits = ["Category", "Fuzz"])]
    public void A_zip_that_ends_early_or_has_a_wrong_byte_is_read_or_refused(int step)
    {
        using var files = new FlowFiles();
        var zip = FlowFiles.ZipOf(("tokens/workflow.json", FlowFiles.Definition), ("customizations.xml", "<x/>"), ("connections.json", "{}"));
        for (var i = 0; i < zip.Length; i += step)
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

    [Theory]
    [InlineData(50)]
    [InlineData(500, Explicit = true, Traits = ["Category", "Fuzz"])]
    public void Random_bytes_are_refused(int times)
    {
        using var files = new FlowFiles();
        var random = new Random(1);
        for (var i = 0; i < times; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            Refuses(files.Write("rubbish.json", bytes));
            Refuses(files.Write("rubbish.zip", [(byte)'P', (byte)'K', 3, 4, .. bytes]));
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000, Explicit = true, Traits = ["Category", "Fuzz"])]
    public void A_wrong_byte_in_a_template_is_read_or_refused(int times)
    {
        using var files = new FlowFiles();
        var random = new Random(2);
        for (var i = 0; i < times; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Template);
            for (var wrong = 0; wrong <= i % 4; wrong++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            ReadsOrRefuses(files.Write("wrong.json", bytes));
        }
    }

    [Theory]
    [InlineData("huge.json", "KB")]
    [InlineData("workflow.json", "KB")]
    [InlineData("huge.json", "MB", Explicit = true, Traits = ["Category", "Stress"])]
    [InlineData("workflow.json", "MB", Explicit = true, Traits = ["Category", "Stress"])]
    public void A_huge_file_is_refused(string name, string unit)
    {
        using var files = new FlowFiles();
        var path = files.Write(name, "[");
        using (var file = File.OpenWrite(path))
            file.SetLength(3L << 30);

        Assert.Contains($"larger than 8 {unit}", Refuses(path, LimitsIn(unit)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KB")]
    [InlineData("MB", Explicit = true, Traits = ["Category", "Stress"])]
    public void A_huge_zip_is_refused(string unit)
    {
        using var files = new FlowFiles();
        var path = files.Write("huge.zip", "PK");
        using (var file = File.OpenWrite(path))
            file.SetLength(3L << 30);

        Assert.Contains($"larger than 100 {unit}", Refuses(path, LimitsIn(unit)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 256, "larger than 8 KB", "KB")]
    [InlineData(30, 7, "larger than 200 KB", "KB")]
    [InlineData(1, 256, "larger than 8 MB", "MB", Explicit = true, Traits = ["Category", "Stress"])]
    [InlineData(30, 7, "larger than 200 MB", "MB", Explicit = true, Traits = ["Category", "Stress"])]
    public void A_zip_bomb_is_refused(int entries, int size, string problem, string unit)
    {
        using var files = new FlowFiles();
        var path = Path.Combine(files.Path, "bomb.zip");
        var blanks = new byte[unit == "KB" ? 1 << 10 : 1 << 20];
        Array.Fill(blanks, (byte)' ');
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            for (var i = 0; i < entries; i++)
            {
                using var entry = zip.CreateEntry($"{i}/workflow.json").Open();
                entry.Write("{}"u8);
                for (var written = 0; written < size; written++)
                    entry.Write(blanks);
            }
        }

        Assert.Contains(problem, Refuses(path, LimitsIn(unit)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(20_000, Explicit = true, Traits = ["Category", "Stress"])]
    public void A_zip_of_too_many_files_is_refused(int most)
    {
        using var files = new FlowFiles();
        var path = files.Zip("many.zip", [.. Enumerable.Range(0, most + 1).Select(i => ($"{i}", ""))]);

        var problem = Refuses(path, FlowLimits.Default with { MaxZipEntries = most });
        Assert.Contains($"more than {most} files", problem, StringComparison.Ordinal);
    }

    /// <summary>The real limits, and the same figures in kilobytes.</summary>
    private static FlowLimits LimitsIn(string unit) => unit == "MB"
        ? FlowLimits.Default
        : new FlowLimits { MaxFileSize = 8 << 10, MaxZipSize = 100 << 10, MaxUnpackedSize = 200 << 10 };

    private static string Refuses(string path, FlowLimits? limits = null)
    {
        var message = Assert.Throws<FlowFileException>(() => FlowFile.Read(path, limits ?? FlowLimits.Default)).Message;
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
