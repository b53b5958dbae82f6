using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace AcsConnector.Browser.Tests;

/// <summary>A flow as large as those that makers bring: 93 actions on eight levels, with paths for failures beside the usual one.</summary>
internal static class LargeFlow
{
    public const int Actions = 93;
    public const int Levels = 8;
    private const int LeavesOfLevel = 10;

    /// <summary>What it needs to go one level down; the type, and where the inner actions stand.</summary>
    private static readonly Func<JsonObject, JsonObject>[] Groups =
    [
        inner => new JsonObject { ["type"] = "Scope", ["actions"] = inner },
        inner => new JsonObject { ["type"] = "If", ["expression"] = "@equals(1, 1)", ["actions"] = inner, ["else"] = new JsonObject { ["actions"] = new JsonObject() } },
        inner => new JsonObject { ["type"] = "Foreach", ["foreach"] = "@createArray(1, 2, 3)", ["actions"] = inner },
        inner => new JsonObject
        {
            ["type"] = "Switch", ["expression"] = "a", ["cases"] = new JsonObject { ["The_first"] = new JsonObject { ["case"] = "a", ["actions"] = inner } },
        },
    ];

    public static FilePayload File(string name = "large.json") => FileOf(name, Definition());

    /// <summary>One long row of actions.</summary>
    public static FilePayload RowOf(int actions)
    {
        var row = new JsonObject();
        for (var i = 0; i < actions; i++)
            row[$"Note_number_{i}"] = Leaf(i == 0 ? [] : [($"Note_number_{i - 1}", "Succeeded")]);
        return FileOf("row.json", row);
    }

    /// <summary>Every pair of an action and one that it runs after, with whether that is on Succeeded alone.</summary>
    public static IEnumerable<(string From, string To, bool IsUsual)> RunAfter() => RunAfter(Definition());

    private static IEnumerable<(string From, string To, bool IsUsual)> RunAfter(JsonObject actions)
    {
        foreach (var (name, action) in actions)
        {
            foreach (var (before, statuses) in action!["runAfter"]!.AsObject())
                yield return (before, name, statuses!.AsArray().Count == 1 && (string?)statuses[0] == "Succeeded");
            foreach (var inner in new[] { action["actions"], action["cases"]?["The_first"]?["actions"] }.OfType<JsonObject>())
            {
                foreach (var pair in RunAfter(inner))
                    yield return pair;
            }
        }
    }

    private static JsonObject Definition()
    {
        var left = Actions;
        return Level(1, ref left);
    }

    private static JsonObject Level(int level, ref int left)
    {
        var actions = new JsonObject();
        string? before = null;
        var leaves = level == Levels ? left : LeavesOfLevel;
        for (var i = 0; i < leaves; i++, left--)
        {
            var isAside = i % 5 == 4;
            var name = isAside ? $"Tell_the_owner_that_step_{i - 1}_of_level_{level}_has_failed" : $"Write_down_the_result_of_step_{i}_of_level_{level}";
            actions[name] = Leaf(before is null ? [] : isAside ? [(before, "Failed"), (before, "TimedOut")] : [(before, "Succeeded")]);
            before = isAside ? before : name;
        }

        if (level == Levels)
            return actions;
        left--;
        var group = Groups[level % Groups.Length](Level(level + 1, ref left));
        group["runAfter"] = new JsonObject { [before!] = new JsonArray("Succeeded") };
        actions[$"Go_down_to_level_{level + 1}"] = group;
        return actions;
    }

    private static JsonObject Leaf(params (string Name, string Status)[] before)
    {
        var runAfter = new JsonObject();
        foreach (var statuses in before.GroupBy(pair => pair.Name, pair => pair.Status))
            runAfter[statuses.Key] = new JsonArray([.. statuses.Select(status => (JsonNode)status)]);
        return new JsonObject { ["type"] = "Compose", ["inputs"] = "@utcNow()", ["runAfter"] = runAfter };
    }

    private static FilePayload FileOf(string name, JsonObject actions) => new()
    {
        Name = name,
        MimeType = "application/json",
        Buffer = System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["definition"] = new JsonObject { ["triggers"] = new JsonObject { ["manual"] = new JsonObject { ["type"] = "Request" } }, ["actions"] = actions },
        }.ToJsonString()),
    };
}
