using System.Globalization;
using System.Numerics;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using static AcsConnector.Flows.Expressions.ArityEnding;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// Two integers make an integer, a decimal makes decimals of both, and all else is floats. Too large an integer or decimal is an error,
/// too large a float is infinite.
/// </summary>
internal static class MathFunctions
{
    public static readonly Function[] All =
    [
        // "seccond" is the service's.
        Arithmetic<Sum>("add", "the first summand as the first parameter and the seccond summand as the second parameter.", "add"),
        Arithmetic<Difference>("sub", "the minuend as the first parameter and the subtrahend as the second parameter.", "sub"),
        Arithmetic<Product>("mul", "the first multiplicand as the first parameter and the second multiplicand as the second parameter.", "mul"),
        Arithmetic<Quotient>("div", "the dividend as the first parameter and the divisor as the second parameter.", "div"),
        Arithmetic<Remainder>("mod", "the dividend as the first parameter and the divisor as the second parameter.", "div"),
        Extreme<Minimum>("min"),
        Extreme<Maximum>("max"),
        new(
            "rand",
            2,
            2,
            "expects two integer parameters: an inclusive minimum of the range as the first parameter and an inclusive maximum of "
            + "the range as the second parameter.")
        {
            Body = Rand,
            Anchor = "rand",
        },
        new(
            "range",
            2,
            2,
            "expects two integer parameters: an inclusive start index of the range as the first parameter and a count of integers "
            + "to return as the second parameter.")
        {
            Body = Range,
            Anchor = "range",
        },
    ];

    private interface IOperation
    {
        static abstract T Apply<T>(T left, T right)
            where T : INumber<T>;
    }

    private static Function Arithmetic<TOperation>(string name, string parameters, string arityAnchor)
        where TOperation : IOperation => new(name, 2, 2, $"expects two numeric parameters: {parameters}")
        {
            Body = (in call) => Apply<TOperation>(call, Number(call, call[0], 0), Number(call, call[1], 1)),
            Anchor = name,
            ArityAnchor = arityAnchor,
        };

    private static Function Extreme<TOperation>(string name)
        where TOperation : IOperation
    {
        const string Expects = "expects either an array of numbers or a comma separated list of numbers as its parameters.";
        return new Function(name, 1, Function.Many, Expects, NoParameters)
        {
            Body = (in call) =>
            {
                IReadOnlyList<Value> numbers = call is { Count: 1 } && call[0] is ArrayValue array ? array.Items : call.Arguments;
                if (numbers.Count == 0)
                    throw call.LinkedError(Expects);
                var extreme = Number(call, numbers[0], 0);
                for (var i = 1; i < numbers.Count; i++)
                    extreme = Apply<TOperation>(call, extreme, Number(call, numbers[i], i));
                return extreme;
            },
            Anchor = name,
        };
    }

    private static NumberValue Number(in Invocation call, Value value, int index)
    {
        if (value is NumberValue number)
            return number;
        var which = index switch
        {
            0 => "first",
            1 => "second",
            _ => string.Create(CultureInfo.InvariantCulture, $"#{index + 1}"),
        };
        throw call.LinkedError(
            $"expects its {which} parameter to be an integer, a float or a decimal number. The provided value is of type '{value.TypeName}'.");
    }

    private static NumberValue Apply<TOperation>(in Invocation call, NumberValue left, NumberValue right)
        where TOperation : IOperation
    {
        try
        {
            return (left, right) switch
            {
                (IntegerValue a, IntegerValue b) => new IntegerValue(TOperation.Apply(a.Content, b.Content)),
                (DecimalValue, _) or (_, DecimalValue) => new DecimalValue(TOperation.Apply(Decimal(left), Decimal(right))),
                _ => new FloatValue(TOperation.Apply(left.AsDouble, right.AsDouble)),
            };
        }
        catch (DivideByZeroException e)
        {
            throw new EvaluationException($"Attempt to divide an integral or decimal value by zero in function '{call.Function.Name}'.", e);
        }
        catch (OverflowException e)
        {
            throw new EvaluationException($"The result of the template language function '{call.Name}' is too large.", e);
        }
    }

    private static decimal Decimal(NumberValue number) => number switch
    {
        DecimalValue value => value.Content,
        IntegerValue integer => integer.Content,
        _ => (decimal)number.AsDouble,
    };

    /// <summary>The documentation leaves the maximum out, the message of the service does not.</summary>
    private static Value Rand(in Invocation call)
    {
        var minimum = call.Integer(0);
        var maximum = call.Integer(1);
        return minimum <= maximum
            ? call.Context.Random.NextInt64(minimum, maximum)
            : throw call.LinkedError("expects its first parameter to be no larger than its second parameter.");
    }

    private static ArrayValue Range(in Invocation call)
    {
        var start = call.Integer(0);
        var count = call.Integer(1);
        var limit = call.Context.Limits.MaxRangeItems;
        if (count < 0 || count > limit || start > long.MaxValue - count)
        {
            throw call.LinkedError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"parameters are out of range: 'count' must be a positive integer no larger than {limit}. "
                    + $"The provided value is '{count}'."));
        }

        var numbers = new Value[count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = start + i;
        return new ArrayValue(numbers);
    }

    private readonly struct Sum : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : INumber<T> => checked(left + right);
    }

    private readonly struct Difference : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : INumber<T> => checked(left - right);
    }

    private readonly struct Product : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : INumber<T> => checked(left * right);
    }

    private readonly struct Quotient : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : INumber<T> => checked(left / right);
    }

    private readonly struct Remainder : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : INumber<T> => left % right;
    }

    private readonly struct Minimum : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : INumber<T> => T.Min(left, right);
    }

    private readonly struct Maximum : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : INumber<T> => T.Max(left, right);
    }
}
