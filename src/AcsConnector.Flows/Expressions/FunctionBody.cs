using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

public delegate Value FunctionBody(in Invocation call);
