using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AcsConnector.Testing.Architecture;

/// <summary>
/// Which types of an assembly use which others of it: by base type, interface, attribute, signature, generic argument, and what
/// their methods do. A nested type counts to its outermost one, what the compiler makes of a lambda therefore to its author.
/// </summary>
public sealed class TypeReferences
{
    private readonly MetadataReader _metadata;
    private readonly PEReader _file;
    private readonly SignatureTypes _signatures;
    private readonly HashSet<(string, string)> _found = [];

    private string _user = "";

    private TypeReferences(PEReader file) =>
        (_file, _metadata, _signatures) = (file, file.GetMetadataReader(), new SignatureTypes(Use));

    /// <summary>Reads an assembly's file: pairs of full type names, the user first.</summary>
    public static IReadOnlyCollection<(string User, string Used)> ReadFrom(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var references = new TypeReferences(file);
        references.ReadTypes();
        return references._found;
    }

    private void ReadTypes()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            _user = OutermostNameOf(handle);
            Use(type.BaseType);
            ReadAttributes(type.GetCustomAttributes());
            ReadGenericParameters(type.GetGenericParameters());
            foreach (var implementation in type.GetInterfaceImplementations())
            {
                Use(_metadata.GetInterfaceImplementation(implementation).Interface);
            }

            foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
            {
                field.DecodeSignature(_signatures, null);
                ReadAttributes(field.GetCustomAttributes());
            }

            foreach (var property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
            {
                ReadAttributes(property.GetCustomAttributes());
            }

            foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
            {
                ReadMethod(method);
            }
        }
    }

    private void ReadMethod(MethodDefinition method)
    {
        method.DecodeSignature(_signatures, null);
        ReadAttributes(method.GetCustomAttributes());
        ReadGenericParameters(method.GetGenericParameters());
        foreach (var parameter in method.GetParameters())
        {
            ReadAttributes(_metadata.GetParameter(parameter).GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null);
        }

        foreach (var caught in body.ExceptionRegions.Where(region => region.Kind == ExceptionRegionKind.Catch))
        {
            Use(caught.CatchType);
        }

        foreach (var token in Instructions.TokensOf(body.GetILReader()))
        {
            Use(MetadataTokens.EntityHandle(token));
        }
    }

    private void ReadAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Use(_metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void ReadGenericParameters(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(handle => _metadata.GetGenericParameter(handle).GetConstraints()))
        {
            Use(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Use(EntityHandle used)
    {
        if (used.IsNil)
        {
            return;
        }

        switch (used.Kind)
        {
            case HandleKind.TypeDefinition:
                _found.Add((_user, OutermostNameOf((TypeDefinitionHandle)used)));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)used).DecodeSignature(_signatures, null);
                break;
            case HandleKind.MethodDefinition:
                Use(_metadata.GetMethodDefinition((MethodDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Use(_metadata.GetFieldDefinition((FieldDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Use(_metadata.GetMemberReference((MemberReferenceHandle)used).Parent);
                break;
            case HandleKind.MethodSpecification:
                var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)used);
                Use(method.Method);
                method.DecodeSignature(_signatures, null);
                break;
        }
    }

    private string OutermostNameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.IsNested
            ? OutermostNameOf(type.GetDeclaringType())
            : $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }

    /// <summary>Walks a signature for the types of the assembly that stand in it; what it makes of them nobody reads.</summary>
    private sealed class SignatureTypes(Action<EntityHandle> use) : ISignatureTypeProvider<object?, object?>
    {
        public object? GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            use(handle);
            return null;
        }

        public object? GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind)
        {
            use(handle);
            return null;
        }

        public object? GetModifiedType(object? modifier, object? unmodifiedType, bool isRequired) => null;
        public object? GetArrayType(object? elementType, ArrayShape shape) => null;
        public object? GetByReferenceType(object? elementType) => null;
        public object? GetFunctionPointerType(MethodSignature<object?> signature) => null;
        public object? GetGenericInstantiation(object? genericType, ImmutableArray<object?> typeArguments) => null;
        public object? GetGenericMethodParameter(object? context, int index) => null;
        public object? GetGenericTypeParameter(object? context, int index) => null;
        public object? GetPinnedType(object? elementType) => null;
        public object? GetPointerType(object? elementType) => null;
        public object? GetPrimitiveType(PrimitiveTypeCode typeCode) => null;
        public object? GetSZArrayType(object? elementType) => null;
        public object? GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => null;
    }
}
