using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>
/// How large a value of a run may be: a loop that doubles a text, or puts a list into itself, ends with a failed action instead of
/// the machine's memory or stack. The documented limit of 131,072 characters of one expression is not kept: contents of files in
/// base64, and whole responses, are larger, and flows with them run.
/// </summary>
internal static class ValueLimits
{
    /// <summary>What a member or an item takes in memory, beside its text.</summary>
    public const int Member = 32;

    /// <exception cref="ActionException">It is too large, or too deep.</exception>
    public static void Check(Value? value, FlowLimits limits)
    {
        if (value is not null && WhyTooLarge(value, limits) is { } problem)
            throw new ActionException("ActionResultsSizeExceeded", problem);
    }

    /// <summary>The same for a value among others that an action makes, one after the other.</summary>
    /// <param name="left">What they may take together; what the value takes goes off.</param>
    /// <exception cref="ActionException">It is too large, or too deep.</exception>
    public static void Check(Value value, FlowLimits limits, ref long left)
    {
        if (WhyTooLarge(value, limits, ref left) is { } problem)
            throw new ActionException("ActionResultsSizeExceeded", problem);
    }

    /// <summary>What is wrong with the value, or null.</summary>
    public static string? WhyTooLarge(Value value, FlowLimits limits)
    {
        var left = (long)limits.MaxValueSize;
        return WhyTooLarge(value, limits, ref left);
    }

    private static string? WhyTooLarge(Value value, FlowLimits limits, ref long left)
    {
        if (!IsShallow(value, ref left, ValueJson.MaxNesting))
            return $"A value is nested more than {ValueJson.MaxNesting} levels deep.";
        return left < 0 ? $"A value is larger than {SizeText.Format(limits.MaxValueSize)}." : null;
    }

    /// <summary>Takes the value's size from what is left, and stops at nothing.</summary>
    private static bool IsShallow(Value value, ref long left, int levels)
    {
        left -= Member;
        if (left < 0)
            return true;
        if (levels == 0)
            return false;
        switch (value)
        {
            case StringValue text:
                left -= text.Length;
                break;
            case ArrayValue array:
                foreach (var item in array.Items)
                {
                    if (!IsShallow(item, ref left, levels - 1))
                        return false;
                }

                break;
            case ObjectValue properties:
                foreach (var (name, property) in properties)
                {
                    left -= name.Length;
                    if (!IsShallow(property, ref left, levels - 1))
                        return false;
                }

                break;
        }

        return true;
    }
}
