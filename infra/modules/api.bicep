// The function app, its plan, and the storage account with its package.
@minLength(13)
param token string
param location string
param tags object
param identityId string
param clientId string
param principalId string
param insightsConnectionString string
param communicationEndpoint string
param allowConnectionStrings bool
param keyVaultName string
param primaryApiKeySecretName string
param secondaryApiKeySecretName string
param entraAuthority string
param entraAudience string
param entraRoles string[]
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int

var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: 'st${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

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

// The Functions host keeps its own state in blobs, and the package comes from one. The tables are for what repeated
// requests made. Both roles are on the whole account, because the host and the API make containers and tables themselves.
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

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

var hostSettings = {
  AzureWebJobsStorage__accountName: storage.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
}

var apiSettings = {
  // Which identity DefaultAzureCredential takes; it then looks for no other.
  AZURE_CLIENT_ID: clientId
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
  // A process that is killed sends nothing more, and one that is stopped has five seconds: what is told leaves within one.
  OTEL_BLRP_SCHEDULE_DELAY: '1000'
  OTEL_BSP_SCHEDULE_DELAY: '1000'
  COMMUNICATION_SERVICES_ENDPOINT: communicationEndpoint
  Access__AllowConnectionStrings: string(allowConnectionStrings)
  Repeatability__TableEndpoint: storage.properties.primaryEndpoints.table
}

var primaryApiKey = empty(keyVaultName) || empty(primaryApiKeySecretName)
  ? {}
  : {
      Access__PrimaryApiKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${primaryApiKeySecretName})'
    }

var secondaryApiKey = empty(keyVaultName) || empty(secondaryApiKeySecretName)
  ? {}
  : {
      Access__SecondaryApiKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${secondaryApiKeySecretName})'
    }

var entra = empty(entraAudience)
  ? {}
  : {
      Access__Entra__Authority: entraAuthority
      Access__Entra__Audience: entraAudience
      ...toObject(range(0, length(entraRoles)), index => 'Access__Entra__Roles__${index}', index => entraRoles[index])
    }

var settings = { ...hostSettings, ...apiSettings, ...primaryApiKey, ...secondaryApiKey, ...entra }

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: 'func-${token}'
  location: location
  tags: { ...tags, 'azd-service-name': 'api' }
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${storage::blobs::packages.name}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      // The package holds the program, the platform the .NET it runs on: that of the projects' TargetFramework.
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyInstances }]
        triggers: {
          http: {
            // A call waits for the service most of its time and holds a few kilobytes meanwhile.
            perInstanceConcurrency: 100
          }
        }
      }
    }
    siteConfig: {
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
  }
  dependsOn: [mayUseStorage]

  // A deployment signs in with Entra ID; the app has no user name and password.
  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource deploymentPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

output url string = 'https://${app.properties.defaultHostName}'
