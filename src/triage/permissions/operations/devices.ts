import { type Operation, operation } from '../operation.ts';

/** Intune: managed devices, their configuration, apps and Autopilot. @see https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list */
export const devices: readonly Operation[] = [
  operation('GET /deviceManagement/managedDevices', {
    delegated: `DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All`,
    application: `DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementConfiguration.Read.All`,
  }),
  operation('GET /deviceManagement/managedDevices/{id}', {
    delegated: `DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All`,
    application: `DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementConfiguration.Read.All`,
  }),
  operation('PATCH DELETE /deviceManagement/managedDevices/{id}', {
    work: 'DeviceManagementManagedDevices.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All',
  }),
  operation('POST /deviceManagement/managedDevices/{id}/syncDevice', {
    work: 'DeviceManagementManagedDevices.PrivilegedOperations.All',
  }),
  operation('POST /deviceManagement/managedDevices/{id}/wipe', {
    work: `DeviceManagementManagedDevices.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementManagedDevices.PrivilegedOperations.All`,
  }),
  operation('GET /deviceManagement/deviceConfigurations', {
    delegated: 'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All',
    application: 'DeviceManagementConfiguration.ReadWrite.All DeviceManagementConfiguration.Read.All',
  }),
  operation('POST /deviceManagement/deviceConfigurations', { work: 'DeviceManagementConfiguration.ReadWrite.All' }),
  operation('GET /deviceManagement/deviceConfigurations/{id}', {
    delegated: 'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All',
    application: 'DeviceManagementConfiguration.ReadWrite.All DeviceManagementConfiguration.Read.All',
  }),
  operation('PATCH DELETE /deviceManagement/deviceConfigurations/{id}', { work: 'DeviceManagementConfiguration.ReadWrite.All' }),
  operation('GET /deviceManagement/configurationPolicies', {
    delegated: 'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All',
    application: 'DeviceManagementConfiguration.ReadWrite.All DeviceManagementConfiguration.Read.All',
  }),
  operation('POST /deviceManagement/configurationPolicies', { work: 'DeviceManagementConfiguration.ReadWrite.All' }),
  operation('GET /deviceManagement/deviceCompliancePolicies', {
    delegated: 'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All',
    application: 'DeviceManagementConfiguration.ReadWrite.All DeviceManagementConfiguration.Read.All',
  }),
  operation('POST /deviceManagement/deviceCompliancePolicies', { work: 'DeviceManagementConfiguration.ReadWrite.All' }),
  operation('GET /deviceManagement/deviceHealthScripts', {
    work: `DeviceManagementConfiguration.Read.All DeviceManagementScripts.Read.All
      DeviceManagementScripts.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All`,
  }),
  operation('POST /deviceManagement/deviceHealthScripts', {
    work: `DeviceManagementConfiguration.Read.All DeviceManagementScripts.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All`,
  }),
  operation('GET /deviceManagement/deviceEnrollmentConfigurations', {
    delegated: `DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All
      DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All`,
    application: `DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All
      DeviceManagementConfiguration.ReadWrite.All DeviceManagementConfiguration.Read.All`,
  }),
  operation('GET /deviceManagement/windowsAutopilotDeviceIdentities', {
    work: 'DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All',
  }),
  operation('DELETE /deviceManagement/windowsAutopilotDeviceIdentities/{id}', {
    work: 'DeviceManagementServiceConfig.ReadWrite.All',
  }),
  operation('GET /deviceManagement/importedWindowsAutopilotDeviceIdentities', {
    work: 'DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All',
  }),
  operation('POST /deviceManagement/importedWindowsAutopilotDeviceIdentities', {
    work: 'DeviceManagementServiceConfig.ReadWrite.All',
  }),
  operation('GET /deviceManagement/windowsAutopilotDeploymentProfiles', {
    work: 'DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All',
  }),
  operation('POST /deviceManagement/windowsAutopilotDeploymentProfiles', { work: 'DeviceManagementServiceConfig.ReadWrite.All' }),
  operation('GET /deviceManagement/roleDefinitions', {
    delegated: `DeviceManagementRBAC.Read.All DeviceManagementRBAC.ReadWrite.All DeviceManagementConfiguration.Read.All
      DeviceManagementConfiguration.ReadWrite.All`,
    application: `DeviceManagementRBAC.Read.All DeviceManagementRBAC.ReadWrite.All DeviceManagementConfiguration.ReadWrite.All
      DeviceManagementConfiguration.Read.All`,
  }),
  operation('GET /deviceManagement/auditEvents', { work: 'DeviceManagementApps.Read.All DeviceManagementApps.ReadWrite.All' }),
  operation('GET /deviceAppManagement/mobileApps', { work: 'DeviceManagementApps.Read.All DeviceManagementApps.ReadWrite.All' }),
  operation('POST /deviceAppManagement/mobileApps', { work: 'DeviceManagementApps.ReadWrite.All' }),
  operation('GET /deviceAppManagement/mobileApps/{id}', {
    work: 'DeviceManagementApps.Read.All DeviceManagementApps.ReadWrite.All',
  }),
  operation('PATCH DELETE /deviceAppManagement/mobileApps/{id}', { work: 'DeviceManagementApps.ReadWrite.All' }),
  operation('POST /deviceAppManagement/mobileApps/{id}/assign', { work: 'DeviceManagementApps.ReadWrite.All' }),
  operation('GET /informationProtection/bitlocker/recoveryKeys', { work: 'BitlockerKey.ReadBasic.All BitlockerKey.Read.All' }),
  operation('GET /informationProtection/bitlocker/recoveryKeys/{id}', {
    work: 'BitlockerKey.ReadBasic.All BitlockerKey.Read.All',
  }),
];
