using System.IO.Hashing;
using System.Text;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// A zip whose bytes depend on its entries alone. System.IO.Compression marks an archive with the operating system that wrote it, and
/// compresses as the zlib of the day does; here the entries are stored as they are, in the order given, at the first time a zip can name.
/// Source: APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
/// </summary>
public static class ReproducibleZip
{
    private const ushort Version = 20;
    private const ushort FirstOfJanuary1980 = (1 << 5) | 1;

    /// <summary>The archive, with the entries in their order.</summary>
    public static byte[] Write(IEnumerable<PackageFile> entries)
    {
        using var archive = new MemoryStream();
        using var directory = new MemoryStream();
        using var writer = new BinaryWriter(archive, Encoding.ASCII);
        using var index = new BinaryWriter(directory, Encoding.ASCII);
        ushort count = 0;
        foreach (var entry in entries)
        {
            var offset = (uint)archive.Position;
            writer.Write(0x04034B50);
            WriteAttributes(writer, entry);
            writer.Write(Encoding.ASCII.GetBytes(entry.Path));
            writer.Write(entry.Content);

            index.Write(0x02014B50);
            index.Write(Version); // made by: 2.0, MS-DOS
            WriteAttributes(index, entry);
            index.Write(new byte[10]); // no comment, disk 0, no attributes
            index.Write(offset);
            index.Write(Encoding.ASCII.GetBytes(entry.Path));
            count++;
        }

        var start = (uint)archive.Position;
        writer.Write(directory.ToArray());
        writer.Write(0x06054B50);
        writer.Write(0); // one disk
        writer.Write(count);
        writer.Write(count);
        writer.Write((uint)directory.Length);
        writer.Write(start);
        writer.Write((ushort)0); // no comment
        return archive.ToArray();
    }

    /// <summary>What an entry's own header and its line in the directory have in common.</summary>
    private static void WriteAttributes(BinaryWriter header, PackageFile entry)
    {
        header.Write(Version); // needed to extract
        header.Write((ushort)0); // no flags
        header.Write((ushort)0); // stored
        header.Write((ushort)0); // midnight
        header.Write(FirstOfJanuary1980);
        header.Write(Crc32.HashToUInt32(entry.Content));
        header.Write((uint)entry.Content.Length);
        header.Write((uint)entry.Content.Length);
        header.Write((ushort)entry.Path.Length);
        header.Write((ushort)0); // no extra field
    }
}
