using static AcsConnector.Flows.Linting.FlowSeverity;

namespace AcsConnector.Flows.Linting;

/// <summary>All rules, by what they look at.</summary>
internal static class FlowRules
{
    internal static readonly FlowRule NotJson = new(
        "NotJson",
        Error,
        "The file is not JSON: 'flow run' reads it, the designers and the exports' importers do not.",
        "Write it as JSON: double quotes around names and texts, no comments, no comma before } or ].");

    internal static readonly FlowRule TriggerMissing = new(
        "TriggerMissing",
        Error,
        "The definition has no trigger.",
        "Add one under 'triggers': Request or Recurrence, for example.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule ActionNotValid = new(
        "ActionNotValid",
        Error,
        "An action lacks something it cannot run without.",
        "Complete the action in the designer, or correct its JSON.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule TypeMissing = new(
        "TypeMissing",
        Error,
        "An action has no type.",
        "Give it a 'type', such as Compose.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule NameTwice = new(
        "NameTwice",
        Error,
        "Two actions have the same name, ignoring case.",
        "Rename one of them, and the references to it.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule RunAfterNotValid = new(
        "RunAfterNotValid",
        Error,
        "'runAfter' names no action beside this one, or no status.",
        "Name an action of the same block, with Succeeded, Failed, Skipped or TimedOut.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule RunAfterCircle = new(
        "RunAfterCircle",
        Error,
        "Actions wait for each other in a circle.",
        "Take one of them out of 'runAfter'.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule ActionUnreachable = new(
        "ActionUnreachable",
        Warning,
        "An action never runs: what it waits for never happens.",
        "Correct 'runAfter', or delete the action.");

    internal static readonly FlowRule NotAllowedHere = new(
        "NotAllowedHere",
        Error,
        "A Terminate or Response stands where the service takes none.",
        "Move it out of the loop; a Response needs a Request trigger.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule ResponseInParallel = new(
        "ResponseInParallel",
        Note,
        "A Response stands in a parallel branch, which the documentation rules out; published flows have it.",
        "Put it behind both branches with 'runAfter', if what they do counts for the response.");

    internal static readonly FlowRule TriggerNotValid = new(
        "TriggerNotValid",
        Error,
        "A trigger's recurrence is none.",
        "Give 'frequency' (Second to Month) and 'interval', a whole number from 1.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule RetryPolicyNotValid = new(
        "RetryPolicyNotValid",
        Error,
        "A retry policy is none that the service takes.",
        "Choose none, fixed or exponential; a count from 1 to 90; intervals from PT5S to P1D.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule UntilLimitNotValid = new(
        "UntilLimitNotValid",
        Error,
        "The limit of an Until is missing or out of range.",
        "Give 'limit' a count from 1 to 5,000, or a timeout such as PT1H.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule CasesNotValid = new(
        "CasesNotValid",
        Error,
        "A Switch has a value twice, or too many cases.",
        "Give every case a value of its own; split a Switch of more than 25 cases.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule ChildNotValid = new(
        "ChildNotValid",
        Error,
        "A flow that is called, and is among the given files, cannot be saved.",
        "Fix that flow first: 'flow lint' of its file tells all.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule LimitExceeded = new(
        "LimitExceeded",
        Error,
        "The flow exceeds a limit of the service.",
        "Split the flow: move actions into a child flow.");

    internal static readonly FlowRule ResponseNeeded = new(
        "ResponseNeeded",
        Info,
        "An action needs a response to run here: no given connector has its operation, or no given flow is the one it calls.",
        "Give its response in --mocks, its connector with --connector, or the flow with --child.");

    internal static readonly FlowRule TypeNotSupported = new(
        "TypeNotSupported",
        Info,
        "An action is of a type that runs in the cloud alone, and needs a response to run here.",
        "Give its response in --mocks; what it does is not checked.");

    internal static readonly FlowRule SyntaxError = new(
        "SyntaxError",
        Error,
        "An expression cannot be read.",
        "Correct the expression; a text that begins with @ and is none begins with @@.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule ExpressionTooLong = new(
        "ExpressionTooLong",
        Error,
        "An expression is longer than the service takes.",
        "Split it: put a part into a Compose before.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule NameMissing = new(
        "NameMissing",
        Error,
        "A function that reads an action or a variable is not given its name.",
        "Name the action or variable as a text: body('Get_items').")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule FunctionUnknown = new(
        "FunctionUnknown",
        Error,
        "The language has no function of that name.",
        "Correct the name; the functions: https://aka.ms/logicexpressions.");

    internal static readonly FlowRule ArgumentsWrong = new(
        "ArgumentsWrong",
        Error,
        "A function has too many or too few arguments.",
        "Give it the arguments that the message names.");

    internal static readonly FlowRule ActionUnknown = new(
        "ActionUnknown",
        Error,
        "An expression names an action that does not exist.",
        "Correct the name; blanks in names are underscores here.");

    internal static readonly FlowRule ActionNotBefore = new(
        "ActionNotBefore",
        Warning,
        "An expression reads an action that does not run before.",
        "Add that action to 'runAfter', or read another one.");

    internal static readonly FlowRule ParameterUnknown = new(
        "ParameterUnknown",
        Error,
        "An expression names a parameter that the flow does not declare.",
        "Declare it under 'parameters', or correct the name.");

    internal static readonly FlowRule LoopNotAround = new(
        "LoopNotAround",
        Error,
        "item() stands in no loop, or items() or iterationIndexes() names one that is not around the action.",
        "Name a loop that the action stands in.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule VariableUnknown = new(
        "VariableUnknown",
        Error,
        "No action initialises the variable.",
        "Add an Initialize variable action at the top of the flow, or correct the name.");

    internal static readonly FlowRule VariableNotBefore = new(
        "VariableNotBefore",
        Warning,
        "The variable is used where it may not be initialised yet.",
        "Put the Initialize variable action before this one with 'runAfter'.");

    internal static readonly FlowRule VariableInBlock = new(
        "VariableInBlock",
        Error,
        "A variable is initialised inside a block.",
        "Move the Initialize variable action to the top level of the flow.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule VariableTwice = new(
        "VariableTwice",
        Error,
        "A variable is initialised twice.",
        "Use Set variable the second time.");

    internal static readonly FlowRule SelfReference = new(
        "SelfReference",
        Error,
        "A variable's new value reads the variable itself.",
        "Put the new value into a Compose before, and set the variable to its outputs.")
    {
        StopsSave = true,
    };

    internal static readonly FlowRule VariableRace = new(
        "VariableRace",
        Warning,
        "Iterations that run side by side set the same variable.",
        "Set the loop's degree of parallelism to 1, or use Compose, which every iteration has of its own.");

    internal static readonly FlowRule OperationUnknown = new(
        "OperationUnknown",
        Error,
        "The connector has no operation of that id.",
        "Correct 'operationId', or give the connector's newer definition with --connector.");

    internal static readonly FlowRule PathUnknown = new(
        "PathUnknown",
        Error,
        "The connector has no operation with that method and path.",
        "Correct 'method' and 'path', or give the connector's newer definition with --connector.");

    internal static readonly FlowRule RequiredMissing = new(
        "RequiredMissing",
        Error,
        "A required parameter of the operation is missing.",
        "Add it to the action's parameters.");

    internal static readonly FlowRule ParameterNotOfOperation = new(
        "ParameterNotOfOperation",
        Error,
        "The operation has no such parameter.",
        "Correct or remove it.");

    internal static readonly FlowRule BodyPathWrong = new(
        "BodyPathWrong",
        Error,
        "The body of the operation has no such property.",
        "Correct the path: the body parameter's name, a slash, and the property's name.");

    internal static readonly FlowRule ValueNotAllowed = new(
        "ValueNotAllowed",
        Warning,
        "A value is none that the operation's definition allows: its type, its list of values, its range, its length or its pattern.",
        "Give a value that the message allows.");

    internal static readonly FlowRule RepeatMakesTwo = new(
        "RepeatMakesTwo",
        Note,
        "When the request is repeated, the operation makes a second one.",
        "Give the request an ID, such as workflow()?['run']?['name'], or switch the retry policy off.");

    internal static readonly FlowRule TokenOutputNotSecure = new(
        "TokenOutputNotSecure",
        Warning,
        "The action's output has a token, which everybody who may read the run history sees.",
        "Switch on Secure outputs in the action's settings (runtimeConfiguration.secureData).");

    internal static readonly FlowRule TokenInputNotSecure = new(
        "TokenInputNotSecure",
        Warning,
        "The action takes a token, and its inputs are not marked secure.",
        "Switch on Secure inputs in the action's settings (runtimeConfiguration.secureData).");

    internal static readonly FlowRule TokenInVariable = new(
        "TokenInVariable",
        Warning,
        "A variable holds a token; variables have no setting that hides them.",
        "Read the token where it is needed from the action that gives it.");

    public static IReadOnlyList<(string Group, IReadOnlyList<FlowRule> Rules)> Groups { get; } =
    [
        ("Structure",
        [
            NotJson, TriggerMissing, ActionNotValid, TypeMissing, NameTwice, RunAfterNotValid, RunAfterCircle, NotAllowedHere, ResponseInParallel, TriggerNotValid,
            RetryPolicyNotValid, UntilLimitNotValid, CasesNotValid, ChildNotValid, ActionUnreachable, LimitExceeded, ResponseNeeded, TypeNotSupported,
        ]),
        ("Expressions", [SyntaxError, ExpressionTooLong, NameMissing, FunctionUnknown, ArgumentsWrong, ActionUnknown, ActionNotBefore, ParameterUnknown, LoopNotAround]),
        ("Variables", [VariableUnknown, VariableNotBefore, VariableInBlock, VariableTwice, SelfReference, VariableRace]),
        ("Connectors", [OperationUnknown, PathUnknown, RequiredMissing, ParameterNotOfOperation, BodyPathWrong, ValueNotAllowed, RepeatMakesTwo]),
        ("Tokens", [TokenOutputNotSecure, TokenInputNotSecure, TokenInVariable]),
    ];

    public static IEnumerable<FlowRule> All => Groups.SelectMany(group => group.Rules);
}
