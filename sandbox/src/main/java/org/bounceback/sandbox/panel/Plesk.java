package org.bounceback.sandbox.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Simulates Plesk: the REST API, its utilities, and the XML API, for accounts, mail and fail2ban.
 * REST requires {@code X-API-Key}, XML requires {@code KEY} and {@code text/xml}. Missing objects
 * are 404, other methods 405, and failed utilities return a code other than 0.
 */
public final class Plesk implements Panel {
  private static final String AGENT = "/enterprise/control/agent.php";
  private static final String REST = "/api/v2";

  private final ObjectMapper json = new ObjectMapper();
  private final String hostname;
  private final String mainIp;
  private final String key;
  private final List<Site> sites = new ArrayList<>();
  private final Map<String, String> banned = new LinkedHashMap<>();
  private boolean fail2ban = true;
  private boolean expired;
  private String outgoingMode = "domain-ip";

  /** A subscription. */
  private record Site(int id, String domain, String owner, String ip, boolean mail) {}

  /** Creates an empty server. */
  public Plesk(String hostname, String mainIp, String key) {
    this.hostname = hostname;
    this.mainIp = mainIp;
    this.key = key;
  }

  /** Adds a subscription; {@code mail} says whether its mail service is enabled. */
  public synchronized Plesk subscription(String owner, String domain, String ip, boolean mail) {
    sites.add(new Site(sites.size() + 1, domain, owner, ip, mail));
    return this;
  }

  /** Bans an address in a jail, as fail2ban would. */
  public synchronized Plesk ban(String ip, String jail) {
    banned.put(ip, jail);
    return this;
  }

  /** Whether an address is still banned. */
  public synchronized boolean bans(String ip) {
    return banned.containsKey(ip);
  }

  /** Disables fail2ban. */
  public synchronized Plesk withoutFail2ban() {
    fail2ban = false;
    return this;
  }

  /** Sends all mail from one address. */
  public synchronized Plesk sendFrom(String ip) {
    outgoingMode = "explicit-ip " + ip;
    return this;
  }

  /** Makes the key invalid. */
  public synchronized void expire() {
    expired = true;
  }

  @Override
  public synchronized Response answer(Request request) {
    if (request.path().equals(AGENT)) {
      return agent(request);
    }
    if (!request.path().startsWith(REST)) {
      return Response.text(404, "");
    }
    if (expired || !request.header("x-api-key").equals(key)) {
      return Response.json(401, Map.of("code", 401, "message", "Authentication failed"));
    }
    return rest(request, request.path().substring(REST.length()));
  }

  private Response rest(Request request, String path) {
    if (path.startsWith("/cli/") && path.endsWith("/call")) {
      return request.method().equals("POST")
          ? cli(path.substring("/cli/".length(), path.length() - "/call".length()), request)
          : Response.json(405, Map.of("code", 405, "message", "Method Not Allowed"));
    }
    if (!request.method().equals("GET")) {
      return Response.json(405, Map.of("code", 405, "message", "Method Not Allowed"));
    }
    return switch (path) {
      case "/server" ->
          Response.json(
              Map.of("platform", "Unix", "hostname", hostname, "panel_version", "18.0.65"));
      case "/server/ips" ->
          Response.json(
              Stream.concat(Stream.of(mainIp), sites.stream().map(Site::ip))
                  .distinct()
                  .map(ip -> Map.of("ipv4", ip, "ipv6", "", "netmask", "255.255.255.0"))
                  .toList());
      case "/domains" ->
          Response.json(
              sites.stream()
                  .filter(site -> request.parameter("name").map(site.domain()::equals).orElse(true))
                  .map(
                      site ->
                          Map.of(
                              "id",
                              site.id(),
                              "name",
                              site.domain(),
                              "ascii_name",
                              site.domain(),
                              "base_domain_id",
                              0,
                              "hosting_type",
                              "virtual"))
                  .toList());
      default -> Response.json(404, Map.of("code", 404, "message", "Not Found"));
    };
  }

  private Response cli(String utility, Request request) {
    if (!request.header("content-type").startsWith("application/json")) {
      return Response.json(400, Map.of("code", 400, "message", "Content-Type"));
    }
    List<String> arguments = new ArrayList<>();
    try {
      JsonNode params = json.readTree(request.body()).path("params");
      params.forEach(argument -> arguments.add(argument.asText()));
    } catch (JsonProcessingException broken) {
      return Response.json(400, Map.of("code", 400, "message", "Invalid JSON"));
    }
    if (utility.equals("mailserver") && arguments.equals(List.of("--info"))) {
      return printed(0, "Outgoing mail mode:        " + outgoingMode + "\n", "");
    }
    return utility.equals("ip_ban")
        ? ipBan(arguments)
        : Response.json(404, Map.of("code", 404, "message", "Unknown command"));
  }

  private Response ipBan(List<String> arguments) {
    if (!fail2ban) {
      return printed(1, "", "Unable to run: fail2ban-client is not running\n");
    }
    if (arguments.equals(List.of("--banned"))) {
      String lines =
          banned.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining("\n", "", "\n"));
      return printed(0, lines, "");
    }
    if (arguments.size() == 2 && arguments.get(0).equals("--unban")) {
      String[] wanted = arguments.get(1).split(",", -1);
      boolean known = wanted.length == 2 && wanted[1].equals(banned.get(wanted[0]));
      if (known) {
        banned.remove(wanted[0]);
      }
      return known ? printed(0, "SUCCESS\n", "") : printed(1, "", "IP is not banned\n");
    }
    return printed(2, "", "Wrong syntax of command line\n");
  }

  private static Response printed(int code, String out, String err) {
    return Response.json(Map.of("code", code, "stdout", out, "stderr", err));
  }

  private Response agent(Request request) {
    if (!request.method().equals("POST")
        || !request.header("content-type").startsWith("text/xml")) {
      return xml(
          "<system><status>error</status><errcode>1014</errcode><errtext>Parser"
              + " error</errtext></system>");
    }
    if (expired || !request.header("key").equals(key)) {
      return xml(
          "<system><status>error</status><errcode>11003</errcode><errtext>PleskAPIInvalidSecretKeyException"
              + " : Invalid secret key</errtext></system>");
    }
    String packet = request.body();
    if (packet.contains("<server><get_protos/>")) {
      return xml("<server><get_protos><result><status>ok</status></result></get_protos></server>");
    }
    Optional<String> name = between(packet, "<name>", "</name>");
    Optional<String> id = between(packet, "<site-id>", "</site-id>");
    Optional<Site> site =
        sites.stream()
            .filter(
                s ->
                    name.filter(s.domain()::equals).isPresent()
                        || id.filter(String.valueOf(s.id())::equals).isPresent())
            .findFirst();
    if (site.isEmpty()) {
      return xml(
          "<result><status>error</status><errcode>1013</errcode>"
              + "<errtext>object does not exist</errtext></result>");
    }
    return name.isPresent()
        ? xml(
            ("<webspace><get><result><status>ok</status><data><gen_info><name>%s</name>"
                    + "<owner-login>%s</owner-login><dns_ip_address>%s</dns_ip_address>"
                    + "</gen_info></data></result></get></webspace>")
                .formatted(site.get().domain(), site.get().owner(), site.get().ip()))
        : xml(
            ("<mail><get_prefs><result><status>ok</status><site-id>%s</site-id><prefs>"
                    + "<mailservice>%s</mailservice></prefs></result></get_prefs></mail>")
                .formatted(site.get().id(), site.get().mail()));
  }

  private static Response xml(String packet) {
    return new Response(
        200,
        "text/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<packet version=\"1.6.9.1\">"
            + packet
            + "</packet>");
  }

  private static Optional<String> between(String text, String before, String after) {
    int from = text.indexOf(before);
    int to = text.indexOf(after, Math.max(from, 0));
    return from < 0 || to < 0
        ? Optional.empty()
        : Optional.of(text.substring(from + before.length(), to));
  }
}
