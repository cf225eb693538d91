package org.bounceback.sandbox.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions about mail. */
final class WhmMail {
  private final WhmServerState world;

  WhmMail(WhmServerState world) {
    this.world = world;
  }

  Map<String, Object> names(Request request) {
    String domain = request.parameter("domain").orElseThrow();
    if (!world.hosts(domain)) {
      throw new Whm.Refusal("The domain “%s” does not exist on this server.".formatted(domain));
    }
    return Map.of(
        "payload",
        List.of(
            Map.of(
                "domain", domain,
                "helo", world.host(),
                "ip_address", world.mailIpOf(domain),
                "ip_version", 4,
                "nameservers", List.of(),
                "ptr_records", List.of(),
                "state", "MISSING_PTR")));
  }

  Map<String, Object> uapi(Request request) {
    String module = request.parameter("cpanel.module").orElseThrow();
    String function = request.parameter("cpanel.function").orElseThrow();
    String user = request.parameter("cpanel.user").orElseThrow();
    if (world.ofUser(user).isEmpty()) {
      throw new Whm.Refusal("The user “%s” does not exist.".formatted(user));
    }
    if (!module.equals("Email") || !function.equals("list_mxs")) {
      return failed("Failed to load module “" + module + "”: no function " + function);
    }
    Optional<String> only = request.parameter("domain");
    List<Map<String, Object>> routes = new ArrayList<>();
    world.ofUser(user).stream()
        .map(WhmServerState.Hosted::domain)
        .filter(domain -> only.map(domain::equals).orElse(true))
        .forEach(domain -> routes.add(route(domain)));
    if (routes.isEmpty()) {
      return failed("You do not own the domain “%s”.".formatted(only.orElse("")));
    }
    return Map.of("uapi", Map.of("status", 1, "data", routes));
  }

  /** Searches deliveries; without a limit it returns everything, as the real one does. */
  Map<String, Object> search(Request request) {
    List<Map<String, Object>> wanted =
        world.deliveries.stream()
            .filter(
                delivery ->
                    request
                        .parameter(String.valueOf(delivery.get("type")))
                        .equals(Optional.of("1")))
            .toList();
    int max = request.parameter("max_results_by_type").map(Integer::parseInt).orElse(250);
    List<Map<String, Object>> found = WhmFilter.apply(request, wanted);
    return Map.of("records", max == 0 ? found : found.stream().limit(4L * max).toList());
  }

  private Map<String, Object> route(String domain) {
    String set = world.routingOf(domain);
    String detected = set.equals("auto") ? "local" : set;
    var route = new HashMap<String, Object>();
    route.put("domain", domain);
    route.put("mx", "mail." + domain);
    route.put("mxcheck", set);
    route.put("detected", detected);
    route.put("alwaysaccept", set.equals("local") ? 1 : 0);
    for (String kind : List.of("local", "remote", "secondary")) {
      route.put(kind, detected.equals(kind) ? 1 : 0);
    }
    route.put("entries", List.of(Map.of("mx", "mail." + domain, "priority", "0")));
    route.put("status", 1);
    route.put("statusmsg", "Fetched MX List");
    return route;
  }

  private static Map<String, Object> failed(String error) {
    var uapi = new HashMap<String, Object>();
    uapi.put("status", 0);
    uapi.put("errors", List.of(error));
    uapi.put("data", null);
    return Map.of("uapi", uapi);
  }
}
