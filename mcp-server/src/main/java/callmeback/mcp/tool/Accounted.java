package callmeback.mcp.tool;

import callmeback.core.access.AuditLog;

/// A result of which the audit log tells more than that it was allowed.
public interface Accounted {

  AuditLog.Ending ending();
}
