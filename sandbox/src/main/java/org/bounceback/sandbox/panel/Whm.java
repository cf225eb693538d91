package org.bounceback.sandbox.panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Simulates WHM with the functions of API 1 that read accounts, mail and blocks, and those that
 * remove a block (formats of api.docs.cpanel.net, version 11.138). A wrong header or an expired
 * token gets status 403, a missing version the older format, and an unknown function, a missing
 * parameter or a missing permission {@code metadata.result} 0.
 */
public final class Whm implements Panel {
  private static final String API = "/json-api/";
  private static final String CSF = "/cgi/configserver/csf.cgi";
  private static final Set<String> METHODS = Set.of("GET", "POST");

  private final WhmTokens tokens = new WhmTokens();
  private final WhmServerState state;
  private final WhmAccounts accounts;
  private final WhmMail mail;
  private final WhmFirewall guard;
  private final Map<String, Offered> functions = new LinkedHashMap<>();

  /** One function: its required permission, its parameters, its action. */
  private record Offered(
      String right, List<String> needed, Function<Request, Map<String, Object>> work) {}

  /** Creates a panel for this server. */
  public Whm(WhmServerState world) {
    this.state = world;
    this.accounts = new WhmAccounts(world);
    this.mail = new WhmMail(world);
    this.guard = new WhmFirewall(world);
    offer("version", "basic-system-info", List.of(), asked -> Map.of("version", "11.138.0.6"));
    offer("gethostname", "basic-system-info", List.of(), asked -> accounts.hostname());
    offer("listips", "basic-whm-functions", List.of(), asked -> accounts.addresses());
    offer("listaccts", "list-accts", List.of(), asked -> accounts.accounts());
    offer("accountsummary", "acct-summary", List.of("user"), accounts::summary);
    offer("get_domain_info", "list-accts", List.of(), asked -> accounts.domains());
    offer("domainuserdata", "list-accts", List.of("domain"), accounts::userdata);
    offer("validate_current_ptrs", "list-accts", List.of("domain"), mail::names);
    offer(
        "uapi_cpanel",
        "cpanel-api",
        List.of("cpanel.user", "cpanel.module", "cpanel.function"),
        mail::uapi);
    offer("emailtrack_search", "track-email", List.of(), mail::search);
    offer("read_cphulk_records", "all", List.of("list_name"), guard::records);
    offer("get_cphulk_brutes", "all", List.of(), asked -> guard.brutes(asked, "brutes"));
    offer(
        "get_cphulk_excessive_brutes",
        "all",
        List.of(),
        asked -> guard.brutes(asked, "excessive_brutes"));
    offer("get_cphulk_failed_logins", "all", List.of(), guard::failedLogins);
    offer("delete_cphulk_record", "all", List.of("list_name", "ip"), guard::delete);
    offer("flush_cphulk_login_history_for_ips", "all", List.of("ip"), guard::flush);
  }

  /** Adds a token with permissions; {@code all} means every permission. */
  public void grant(String user, String token, Set<String> rights) {
    tokens.grant(user, token, rights);
  }

  /** Makes a token invalid. */
  public void expire(String user, String token) {
    tokens.expire(user, token);
  }

  /** Removes a function, as in an older version or another edition. */
  public void removeFunction(String function) {
    functions.remove(function);
  }

  /** Returns the state of the server. */
  public WhmServerState state() {
    return state;
  }

  @Override
  public synchronized Response answer(Request request) {
    Optional<Set<String>> rights = tokens.of(request.header("authorization"));
    if (rights.isEmpty()) {
      return Response.json(403, accessDenied());
    }
    if (!METHODS.contains(request.method())) {
      return Response.text(405, "Method Not Allowed");
    }
    if (request.path().equals(CSF) && state.hasCsf()) {
      return rights.get().contains("all")
          ? Response.html(guard.csf(request))
          : Response.html("<html><body>Access denied</body></html>");
    }
    if (!request.path().startsWith(API)) {
      return Response.text(404, "Not Found");
    }
    return call(request.path().substring(API.length()), request, rights.get());
  }

  private Response call(String function, Request request, Set<String> rights) {
    if (!request.parameter("api.version").equals(Optional.of("1"))) {
      return Response.json(Map.of("status", 1, "statusmsg", "Ok", function, List.of()));
    }
    Offered offered = functions.get(function);
    if (offered == null) {
      return refused(
          function,
          "Unknown app (“%s”) requested for this version (1) of the API.".formatted(function));
    }
    if (!rights.contains("all") && !rights.contains(offered.right())) {
      return refused(function, "You do not have permission to call “%s”.".formatted(function));
    }
    for (String parameter : offered.needed()) {
      if (request.parameter(parameter).isEmpty()) {
        return refused(function, "API failure: Provide the “%s” parameter.".formatted(parameter));
      }
    }
    try {
      return Response.json(
          Map.of("data", offered.work().apply(request), "metadata", metadata(function, "OK", 1)));
    } catch (Refusal refusal) {
      return refused(function, refusal.reason());
    }
  }

  private void offer(
      String function,
      String right,
      List<String> needed,
      Function<Request, Map<String, Object>> work) {
    functions.put(function, new Offered(right, needed, work));
  }

  private static Response refused(String function, String reason) {
    return Response.json(Map.of("metadata", metadata(function, reason, 0)));
  }

  private static Map<String, Object> metadata(String function, String reason, int result) {
    return Map.of("command", function, "reason", reason, "result", result, "version", 1);
  }

  private static Map<String, Object> accessDenied() {
    return Map.of(
        "cpanelresult",
        Map.of(
            "apiversion", "2",
            "error", "Access denied",
            "data", Map.of("reason", "Access denied", "result", "0"),
            "type", "text"));
  }

  /** A function refuses a request. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String reason;

    Refusal(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}
