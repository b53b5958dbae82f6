// Two storage accounts: one for what the Functions host and the API keep, one for the package alone. The identity that the
// app runs as has no role on the second, so that nobody who gets hold of it puts another program in the app's place.
@minLength(13)
param token string
param location string
param tags object
param principalId string
param deploymentPrincipalId string
param subnetId string
param allowedAddresses string[]
param closePackages bool

var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

var withoutKeys = {
  allowBlobPublicAccess: false
  allowCrossTenantReplication: false
  allowSharedKeyAccess: false
  defaultToOAuthAuthentication: true
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
}

var onlyTheSubnet = {
  networkAcls: {
    defaultAction: 'Deny'
    bypass: 'AzureServices'
    virtualNetworkRules: [{ id: subnetId }]
    ipRules: map(allowedAddresses, address => { value: address })
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: 'st${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: { ...withoutKeys, ...(empty(subnetId) ? {} : onlyTheSubnet) }
}

// The Functions host keeps its own state in blobs. The tables are for what repeated requests made. Both roles are on the
// whole account, because the host and the API make containers and tables themselves.
resource mayUseStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [storageBlobDataOwner, storageTableDataContributor]: {
    name: guid(storage.id, role)
    scope: storage
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource packageStorage 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: 'stpkg${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: { ...withoutKeys, ...(empty(subnetId) || !closePackages ? {} : onlyTheSubnet) }

  resource blobs 'blobServices' = {
    name: 'default'

    resource packages 'containers' = {
      name: 'packages'
      properties: {
        publicAccess: 'None'
      }
    }
  }
}

// The platform writes a package with it, and reads it where an instance starts.
resource mayDeploy 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(packageStorage::blobs::packages.id, storageBlobDataContributor)
  scope: packageStorage::blobs::packages
  properties: {
    principalId: deploymentPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
  }
}

output name string = storage.name
output tableEndpoint string = storage.properties.primaryEndpoints.table
output packagesUrl string = '${packageStorage.properties.primaryEndpoints.blob}${packageStorage::blobs::packages.name}'
