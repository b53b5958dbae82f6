// Lets the API read its own secrets of a given key vault, and no others.
param vaultName string
param secretNames string[]
param principalId string

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName

  resource secrets 'secrets' existing = [
    for name in secretNames: {
      name: name
    }
  ]
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in secretNames: {
    name: guid(vault::secrets[index].id, principalId, keyVaultSecretsUser)
    scope: vault::secrets[index]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    }
  }
]
