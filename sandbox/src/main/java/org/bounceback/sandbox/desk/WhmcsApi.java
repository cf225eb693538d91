package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.VendorTicket.Asking;
import org.bounceback.sandbox.desk.VendorTicket.File;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/**
 * Simulates the API of WHMCS according to its documentation: one URL, forms, refusals with status
 * 200.
 */
final class WhmcsApi implements VendorApi {
  private static final String DEPARTMENT = "3";
  private static final String ALLOWED = ".zip,.txt";

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public boolean opens(HttpRequest request) {
    return "OpenTicket".equals(HttpRequest.form(request.text()).get("action"));
  }

  @Override
  public String firstStatus() {
    return "Open";
  }

  @Override
  public String client() {
    return VendorDeskServer.USER;
  }

  @Override
  public HttpResponse refused(DeskRefusal deskRefusal) {
    return HttpResponse.json(
        deskRefusal.status() == 403 ? 403 : 200,
        json.createObjectNode()
            .put("result", "error")
            .put("message", deskRefusal.reason())
            .toString());
  }

  @Override
  public HttpResponse answer(HttpRequest request, VendorTicketStore book)
      throws DeskRefusal, IOException {
    Map<String, String> form = HttpRequest.form(request.text());
    if (!request.uri().getPath().equals("/includes/api.php") || !request.method().equals("POST")) {
      return HttpResponse.json(404, "");
    }
    if (!VendorDeskServer.USER.equals(form.get("identifier"))
        || !VendorDeskServer.TOKEN.equals(form.get("secret"))) {
      throw new DeskRefusal(403, "Authentication Failed");
    }
    return switch (form.getOrDefault("action", "")) {
      case "OpenTicket" -> open(form, book);
      case "GetTickets" -> list(form.getOrDefault("subject", ""), book);
      case "GetTicket" -> show(get(form, book));
      case "AddTicketNote" -> note(form, book);
      case "GetSupportDepartments" ->
          HttpResponse.json(
              200, "{\"result\":\"success\",\"departments\":{\"department\":[{\"id\":\"3\"}]}}");
      case "GetConfigurationValue" ->
          HttpResponse.json(200, "{\"result\":\"success\",\"value\":\"" + ALLOWED + "\"}");
      default -> throw new DeskRefusal(200, "Command Not Found");
    };
  }

  private HttpResponse open(Map<String, String> form, VendorTicketStore book)
      throws DeskRefusal, IOException {
    if (!DEPARTMENT.equals(form.get("deptid"))) {
      throw new DeskRefusal(200, "Department ID not found");
    }
    for (String needed : List.of("subject", "message", "name", "email")) {
      if (form.getOrDefault(needed, "").isBlank()) {
        throw new DeskRefusal(200, needed + " is required");
      }
    }
    VendorTicket ticket =
        book.open(
            "",
            new Asking(
                form.getOrDefault("subject", ""),
                form.getOrDefault("email", ""),
                form.getOrDefault("message", ""),
                files(form)));
    ObjectNode opened = success().put("id", Integer.parseInt(ticket.id()));
    return HttpResponse.json(200, opened.put("tid", number(ticket)).put("c", "hAsH").toString());
  }

  /** Omits files of other types silently. */
  private List<File> files(Map<String, String> form) throws IOException {
    var files = new ArrayList<File>();
    byte[] list = Base64.getDecoder().decode(form.getOrDefault("attachments", ""));
    if (list.length > 0) {
      for (JsonNode file : json.readTree(list)) {
        String name = file.path("name").asText();
        if (List.of(ALLOWED.split(",")).stream().anyMatch(name::endsWith)) {
          files.add(new File(name, "", file.path("data").asText()));
        }
      }
    }
    return files;
  }

  /** Matches single words, as approximate matching may. */
  private HttpResponse list(String subject, VendorTicketStore book) {
    ObjectNode page = success();
    var list = page.putObject("tickets").putArray("ticket");
    String first = subject.isEmpty() ? "" : subject.substring(0, Math.min(6, subject.length()));
    for (VendorTicket ticket : book.all()) {
      if (ticket.asking().subject().contains(first)) {
        list.addObject()
            .put("id", ticket.id())
            .put("tid", number(ticket))
            .put("deptid", DEPARTMENT)
            .put("email", ticket.asking().requester())
            .put("subject", ticket.asking().subject());
      }
    }
    return HttpResponse.json(200, page.toString());
  }

  private HttpResponse show(VendorTicket ticket) {
    ObjectNode page = success().put("ticketid", ticket.id()).put("status", ticket.status());
    var replies = page.putObject("replies").putArray("reply");
    replies.addObject().put("replyid", "0").put("message", ticket.asking().body());
    var notes = json.createArrayNode();
    for (Said said : ticket.messages()) {
      if (said.isPublic()) {
        replies
            .addObject()
            .put("replyid", String.valueOf(said.id()))
            .put("admin", said.author())
            .put("message", said.text());
      } else {
        notes.addObject().put("noteid", said.id()).put("message", said.text());
      }
    }
    if (notes.isEmpty()) {
      page.put("notes", "");
    } else {
      page.putObject("notes").set("note", notes);
    }
    return HttpResponse.json(200, page.toString());
  }

  private HttpResponse note(Map<String, String> form, VendorTicketStore book)
      throws DeskRefusal, IOException {
    VendorTicket ticket = get(form, book);
    Said unused =
        book.text(ticket.id(), client(), form.getOrDefault("message", ""), false, files(form));
    return HttpResponse.json(200, success().toString());
  }

  private static VendorTicket get(Map<String, String> form, VendorTicketStore book)
      throws DeskRefusal {
    try {
      return book.get(form.getOrDefault("ticketid", ""));
    } catch (DeskRefusal unknown) {
      throw new DeskRefusal(200, "Ticket ID Not Found");
    }
  }

  private static String number(VendorTicket ticket) {
    return "WHM-" + ticket.id();
  }

  private ObjectNode success() {
    return json.createObjectNode().put("result", "success");
  }
}
