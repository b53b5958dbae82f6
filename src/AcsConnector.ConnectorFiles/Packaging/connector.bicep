// A Logic Apps (Consumption) custom connector, a connection of it, and a workflow that makes its four calls.
// Written by: acs-connector package

@description('The region of the connector and of every workflow that uses it.')
param location string = resourceGroup().location

@description('The address of the server, without a slash at the end.')
param apiUrl string = 'https://acs-connector.example.com'

@description('The connector\'s name in the resource group. The connection and the workflow are named after it.')
param connectorName string = 'communicationidentity'

@description('An API key of the server, or the connection string of an Azure Communication Services resource.')
@secure()
param apiKey string

var definition = loadJsonContent('apiDefinition.swagger.json')
var properties = loadJsonContent('apiProperties.json').properties

resource connector 'Microsoft.Web/customApis@2016-06-01' = {
  name: connectorName
  location: location
  properties: {
    displayName: definition.info.title
    description: definition.info.description
    iconUri: 'data:image/png;base64,${loadFileAsBase64('icon.png')}'
    brandColor: properties.iconBrandColor
    apiType: 'Rest'
    capabilities: []
    runtimeUrls: []
    // This is what is called, not the host of the definition.
    backendService: {
      serviceUrl: apiUrl
    }
    swagger: definition
    #disable-next-line BCP037 // The published type knows oAuthSettings and no words for the designer.
    connectionParameters: properties.connectionParameters
  }
}

resource connection 'Microsoft.Web/connections@2016-06-01' = {
  name: connectorName
  location: location
  properties: {
    displayName: definition.info.title
    api: {
      id: connector.id
    }
    parameterValues: {
      api_key: apiKey
    }
  }
}

resource workflow 'Microsoft.Logic/workflows@2019-05-01' = {
  name: '${connectorName}-sample'
  location: location
  properties: {
    state: 'Enabled'
    parameters: {
      '$connections': {
        value: {
          acsidentity: {
            id: connector.id
            connectionId: connection.id
            connectionName: connection.name
          }
        }
      }
    }
    definition: {
      '$schema': 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'
      contentVersion: '1.0.0.0'
      parameters: {
        '$connections': {
          type: 'Object'
          defaultValue: {}
        }
      }
      triggers: {
        manual: {
          type: 'Request'
          kind: 'Http'
          inputs: {
            schema: {}
          }
        }
      }
      actions: {
        Create_a_user: {
          type: 'ApiConnection'
          runAfter: {}
          inputs: {
            host: {
              connection: {
                name: '@parameters(\'$connections\')[\'acsidentity\'][\'connectionId\']'
              }
            }
            method: 'post'
            path: '/identities'
            queries: {
              'api-version': '2021-03-07'
            }
            // The call may arrive twice; one run makes one user all the same.
            headers: {
              'Repeatability-Request-ID': '@{workflow().run.name}'
            }
            body: {}
          }
        }
        Issue_a_user_access_token: {
          type: 'ApiConnection'
          runAfter: {
            Create_a_user: [
              'Succeeded'
            ]
          }
          inputs: {
            host: {
              connection: {
                name: '@parameters(\'$connections\')[\'acsidentity\'][\'connectionId\']'
              }
            }
            method: 'post'
            path: '/identities/@{encodeURIComponent(body(\'Create_a_user\')?[\'identity\']?[\'id\'])}/:issueAccessToken'
            queries: {
              'api-version': '2021-03-07'
            }
            body: {
              scopes: [
                'chat'
              ]
            }
          }
          // The token does not show in the run history.
          runtimeConfiguration: {
            secureData: {
              properties: [
                'outputs'
              ]
            }
          }
        }
        Revoke_user_access_tokens: {
          type: 'ApiConnection'
          runAfter: {
            Issue_a_user_access_token: [
              'Succeeded'
            ]
          }
          inputs: {
            host: {
              connection: {
                name: '@parameters(\'$connections\')[\'acsidentity\'][\'connectionId\']'
              }
            }
            method: 'post'
            path: '/identities/@{encodeURIComponent(body(\'Create_a_user\')?[\'identity\']?[\'id\'])}/:revokeAccessTokens'
            queries: {
              'api-version': '2021-03-07'
            }
          }
        }
        Delete_a_user: {
          type: 'ApiConnection'
          runAfter: {
            Revoke_user_access_tokens: [
              'Succeeded'
            ]
          }
          inputs: {
            host: {
              connection: {
                name: '@parameters(\'$connections\')[\'acsidentity\'][\'connectionId\']'
              }
            }
            method: 'delete'
            path: '/identities/@{encodeURIComponent(body(\'Create_a_user\')?[\'identity\']?[\'id\'])}'
            queries: {
              'api-version': '2021-03-07'
            }
          }
        }
      }
    }
  }
}
