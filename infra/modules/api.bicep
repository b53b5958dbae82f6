// The function app and its plan.
@minLength(13)
param token string
param location string
param tags object
param identityId string
param clientId string
param deploymentIdentityId string
param storageName string
param tableEndpoint string
param packagesUrl string
param subnetId string
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
  AzureWebJobsStorage__accountName: storageName
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
  Repeatability__TableEndpoint: tableEndpoint
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
      // For the platform. No setting names it, so no credential of the API or the host takes it.
      '${deploymentIdentityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: deploymentIdentityId
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
