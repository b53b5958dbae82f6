// The connector API on Azure Functions (Flex Consumption), signed in to a given Azure Communication Services resource
// with a managed identity. No resource here has or needs a key. What each one is for: docs/deploy.md
targetScope = 'subscription'

@description('The environment\'s name, as azd has it. Everything is named after it, directly or by its hash.')
@minLength(1)
@maxLength(60)
param environmentName string

@description('The region of everything that is created.')
param location string

@description('The resource group to create.')
param resourceGroupName string = 'rg-${environmentName}'

@description('The resource id of the Azure Communication Services resource to make users in. It may be in another resource group or subscription.')
param communicationServiceId string

@description('Whether callers may bring the connection string of a resource of their own instead of an API key or an Entra token.')
param allowConnectionStrings bool = false

@description('The resource id of a key vault (permission model: Azure RBAC) with the API keys. Empty: no API keys.')
param keyVaultId string = ''

@description('The name of the vault\'s secret that holds the first API key, or sha256: and the hex digits of its hash.')
param primaryApiKeySecretName string = ''

@description('The same for the second API key. Two are valid at once, so that one can be changed while the other is in use.')
param secondaryApiKeySecretName string = ''

@description('The audience that callers\' Entra tokens must have: the client id of the API\'s application (tokens of version 2). Empty: no Entra tokens.')
param entraAudience string = ''

@description('The tenant that callers sign in to. Empty: that of the deployment.')
param entraTenantId string = ''

@description('App roles of which a caller needs one. Empty: every caller with a token for the audience.')
param entraRoles string[] = []

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The most instances there may be. The limits of Azure Communication Services are reached long before.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that always run, so that a first call does not wait for one to start. Each is paid for while it waits.')
@minValue(0)
param alwaysReadyInstances int = 0

@description('The resource id of a subnet that the app goes out through. Storage then lets in no other network. Empty: no virtual network, and sign-in alone decides.')
param subnetId string = ''

@description('IPv4 addresses, or ranges as in 203.0.113.0/24, that storage lets in besides the subnet.')
param storageAllowedAddresses string[] = []

@description('Whether the storage account with the package follows these rules, too.')
param closePackages bool = false

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 90

@description('Who is told of alerts. Empty: they only show in the portal.')
param alertEmail string = ''

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))

// "/subscriptions/<2>/resourceGroups/<4>/providers/Microsoft.…/<type>/<8>"
var communicationServicePath = split(communicationServiceId, '/')
var keyVaultPath = split(keyVaultId, '/')
var apiKeySecretNames = filter([primaryApiKeySecretName, secondaryApiKeySecretName], name => !empty(name))
var hasApiKeys = !empty(keyVaultId) && !empty(apiKeySecretNames)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

resource communicationService 'Microsoft.Communication/communicationServices@2025-09-01' existing = {
  name: communicationServicePath[8]
  scope: resourceGroup(communicationServicePath[2], communicationServicePath[4])
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module deploymentIdentity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-deploy-${token}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    deploymentPrincipalId: deploymentIdentity.outputs.principalId
    subnetId: subnetId
    allowedAddresses: storageAllowedAddresses
    closePackages: closePackages
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    retentionInDays: logRetentionInDays
  }
}

module communication 'modules/communication.bicep' = {
  scope: resourceGroup(communicationServicePath[2], communicationServicePath[4])
  params: {
    name: communicationServicePath[8]
    #disable-next-line what-if-short-circuiting // Why it is part of a name: modules/communication.bicep
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    diagnosticSettingName: 'acs-connector-${token}'
  }
}

module apiKeys 'modules/apiKeys.bicep' = if (hasApiKeys) {
  scope: resourceGroup(
    hasApiKeys ? keyVaultPath[2] : subscription().subscriptionId,
    hasApiKeys ? keyVaultPath[4] : resourceGroupName
  )
  params: {
    vaultName: hasApiKeys ? keyVaultPath[8] : ''
    secretNames: apiKeySecretNames
    #disable-next-line what-if-short-circuiting // As above.
    principalId: identity.outputs.principalId
  }
}

module api 'modules/api.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    deploymentIdentityId: deploymentIdentity.outputs.id
    storageName: storage.outputs.name
    tableEndpoint: storage.outputs.tableEndpoint
    packagesUrl: storage.outputs.packagesUrl
    subnetId: subnetId
    insightsConnectionString: monitoring.outputs.connectionString
    communicationEndpoint: 'https://${communicationService.properties.hostName}/'
    allowConnectionStrings: allowConnectionStrings
    keyVaultName: hasApiKeys ? keyVaultPath[8] : ''
    primaryApiKeySecretName: primaryApiKeySecretName
    secondaryApiKeySecretName: secondaryApiKeySecretName
    entraAuthority: '${environment().authentication.loginEndpoint}${empty(entraTenantId) ? tenant().tenantId : entraTenantId}/v2.0'
    entraAudience: entraAudience
    entraRoles: entraRoles
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
  }
  // A reference to the vault that cannot be read at the first start is not read again for a day.
  dependsOn: [apiKeys]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    communicationServiceId: communicationServiceId
    email: alertEmail
  }
}

// azd keeps these in the environment: azd env get-values
output AZURE_RESOURCE_GROUP string = group.name
output API_URL string = api.outputs.url
output PACKAGE_COMMAND string = 'acs-connector package --api-url ${api.outputs.url}'
