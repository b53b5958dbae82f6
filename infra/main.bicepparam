using 'main.bicep'

// The values of the azd environment: azd env set <name> <value>
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param communicationServiceId = readEnvironmentVariable('COMMUNICATION_SERVICE_ID')

param allowConnectionStrings = bool(readEnvironmentVariable('ALLOW_CONNECTION_STRINGS', 'false'))
param keyVaultId = readEnvironmentVariable('KEY_VAULT_ID', '')
param primaryApiKeySecretName = readEnvironmentVariable('PRIMARY_API_KEY_SECRET_NAME', '')
param secondaryApiKeySecretName = readEnvironmentVariable('SECONDARY_API_KEY_SECRET_NAME', '')
param entraAudience = readEnvironmentVariable('ENTRA_AUDIENCE', '')
param entraTenantId = readEnvironmentVariable('ENTRA_TENANT_ID', '')
param entraRoles = filter(split(readEnvironmentVariable('ENTRA_ROLES', ''), ','), role => !empty(role))

param instanceMemoryMB = any(int(readEnvironmentVariable('INSTANCE_MEMORY_MB', '2048'))) // main.bicep has the values it may have.
param maximumInstanceCount = int(readEnvironmentVariable('MAXIMUM_INSTANCE_COUNT', '40'))
param alwaysReadyInstances = int(readEnvironmentVariable('ALWAYS_READY_INSTANCES', '0'))
param subnetId = readEnvironmentVariable('SUBNET_ID', '')
param storageAllowedAddresses = filter(
  split(readEnvironmentVariable('STORAGE_ALLOWED_ADDRESSES', ''), ','),
  address => !empty(address)
)
param closePackages = bool(readEnvironmentVariable('CLOSE_PACKAGES', 'false'))
param logRetentionInDays = int(readEnvironmentVariable('LOG_RETENTION_IN_DAYS', '90'))
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
