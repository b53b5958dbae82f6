// What somebody is told of. What each alert means and what to do: docs/deploy.md
param token string
param location string
param tags object
param workspaceId string
param communicationServiceId string
param email string

var serviceLog = 'ACSAuthIncomingOperations | where _ResourceId =~ "${communicationServiceId}"'

var alerts = [
  {
    name: 'server-errors'
    title: 'More than 5 % of the calls failed in the API or behind it'
    severity: 1
    // A single failure of a quiet hour is no rate.
    query: 'AppRequests | summarize Calls = count(), Failed = countif(toint(ResultCode) >= 500) | where Calls >= 20 | project Value = 100.0 * Failed / Calls'
    threshold: 5
  }
  {
    name: 'slow-calls'
    title: 'One call in twenty took longer than 5 seconds'
    severity: 2
    query: 'AppRequests | summarize Calls = count(), Value = percentile(DurationMs, 95) | where Calls >= 20 | project Value'
    threshold: 5000
  }
  {
    name: 'service-limit'
    title: 'Azure Communication Services refused calls as too many (429)'
    severity: 2
    query: '${serviceLog} | where tostring(ResultSignature) == "429" | summarize Value = count()'
    threshold: 20
  }
  {
    name: 'failed-sign-ins'
    title: 'Callers without a valid key, connection string or token were refused'
    severity: 2
    query: 'AppRequests | where ResultCode in ("401", "403") | summarize Value = count()'
    threshold: 50
  }
  {
    name: 'failed-service-sign-ins'
    title: 'Azure Communication Services refused a sign-in'
    severity: 1
    query: '${serviceLog} | where tostring(ResultSignature) in ("401", "403") | summarize Value = count()'
    threshold: 5
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'acsconnector'
    enabled: true
    emailReceivers: [
      {
        name: 'email'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in alerts: {
    name: 'alert-${alert.name}-${token}'
    location: location
    tags: tags
    properties: {
      displayName: alert.title
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: 'Value'
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: alert.threshold
          }
        ]
      }
      autoMitigate: true
      // The tables come into being with their first rows.
      skipQueryValidation: true
      actions: {
        actionGroups: empty(email) ? [] : [people.id]
      }
    }
  }
]
