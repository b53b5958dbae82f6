// What the API may do at the given Azure Communication Services resource, and the log the resource keeps of it.
param name string
param principalId string
param workspaceId string
param diagnosticSettingName string

// The narrowest built-in role that reaches users and tokens, on this one resource. There is none for these calls alone.
var communicationAndEmailServiceOwner = '09976791-48a7-449e-bb21-39d1a415f350'

resource service 'Microsoft.Communication/communicationServices@2025-09-01' existing = {
  name: name
}

resource mayMakeUsers 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  // With the identity in its name: the assignment outlives the group, and a later identity needs one of its own.
  name: guid(service.id, principalId, communicationAndEmailServiceOwner)
  scope: service
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      communicationAndEmailServiceOwner
    )
  }
}

// The service logs nothing until somebody asks. The table is ACSAuthIncomingOperations.
resource signInLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: diagnosticSettingName
  scope: service
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuthOperational'
        enabled: true
      }
    ]
  }
}
