using System.Xml;
using System.Xml.XPath;
using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Functions;

/// <summary>Goes through a document for an XPath and counts the steps: some paths would take hours over a small one.</summary>
internal sealed class CountingNavigator(XPathNavigator inner, CountingNavigator.Steps steps) : XPathNavigator
{
    public override string BaseURI => inner.BaseURI;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string Name => inner.Name;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XPathNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override object? UnderlyingObject => inner.UnderlyingObject;

    public override string Value
    {
        get
        {
            var value = inner.Value;
            steps.Take(1 + (value.Length / 64));
            return value;
        }
    }

    public override XPathNavigator Clone()
    {
        steps.Take(1);
        return new CountingNavigator(inner.Clone(), steps);
    }

    public override bool IsSamePosition(XPathNavigator other) => inner.IsSamePosition(Inner(other));

    public override bool MoveTo(XPathNavigator other) => Step(inner.MoveTo(Inner(other)));

    public override bool MoveToFirstAttribute() => Step(inner.MoveToFirstAttribute());

    public override bool MoveToFirstChild() => Step(inner.MoveToFirstChild());

    public override bool MoveToFirstNamespace(XPathNamespaceScope namespaceScope) => Step(inner.MoveToFirstNamespace(namespaceScope));

    public override bool MoveToId(string id) => Step(inner.MoveToId(id));

    public override bool MoveToNext() => Step(inner.MoveToNext());

    public override bool MoveToNextAttribute() => Step(inner.MoveToNextAttribute());

    public override bool MoveToNextNamespace(XPathNamespaceScope namespaceScope) => Step(inner.MoveToNextNamespace(namespaceScope));

    public override bool MoveToParent() => Step(inner.MoveToParent());

    public override bool MoveToPrevious() => Step(inner.MoveToPrevious());

    public override XmlNodeOrder ComparePosition(XPathNavigator? nav)
    {
        steps.Take(1);
        return inner.ComparePosition(nav is null ? null : Inner(nav));
    }

    private static XPathNavigator Inner(XPathNavigator other) => other is CountingNavigator counting ? counting.Innermost : other;

    private XPathNavigator Innermost => inner;

    private bool Step(bool moved)
    {
        steps.Take(1);
        return moved;
    }

    /// <summary>What all navigators of one XPath take together.</summary>
    internal sealed class Steps(EvaluationContext context)
    {
        private const int BetweenLooks = 4096;

        private long _taken;
        private long _nextLook = BetweenLooks;

        /// <exception cref="EvaluationException">There were too many.</exception>
        public void Take(int count)
        {
            _taken += count;
            if (_taken < _nextLook)
                return;
            _nextLook = _taken + BetweenLooks;
            context.CheckTime();
            if (_taken > context.Limits.MaxXPathSteps)
                throw new EvaluationException($"The template language function 'xpath' takes more than {context.Limits.MaxXPathSteps} steps through its document.");
        }
    }
}
