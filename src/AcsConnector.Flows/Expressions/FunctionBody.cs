using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

internal delegate Value FunctionBody(in Invocation call);
