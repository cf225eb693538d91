package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.ClientSettings;
import org.bounceback.advice.Language;
import org.bounceback.advice.MailClient;
import org.bounceback.advice.MailClientCatalog;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.client.ClientOperation;
import org.bounceback.bounce.client.ClientProblem;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.hosting.Server;
import org.bounceback.hosting.ServerTable;

/**
 * Finds the advice for an error window of an e-mail app, and the steps that change a setting in
 * that app.
 */
final class ClientGuide {
  private static final String STEPS = "steps_";
  private static final String SAVE_STEPS = "save_steps";

  /** Problems for which a window without the server's reply shows too little. */
  private static final Set<ClientProblem> DECIDED_BY_REPLY =
      EnumSet.of(
          ClientProblem.SENDER_REJECTED,
          ClientProblem.RECIPIENT_REJECTED,
          ClientProblem.RECIPIENT_UNKNOWN,
          ClientProblem.MESSAGE_TOO_BIG,
          ClientProblem.TOO_MANY_RECIPIENTS,
          ClientProblem.REJECTED,
          ClientProblem.NOT_SHOWN);

  private final AdviceCatalog book;
  private final Supplier<ServerTable> serverTable;
  private final MailClientCatalog mailClients = MailClientCatalog.load();
  private final ClientSettings clientSettings = ClientSettings.load();

  /**
   * Creates a guide.
   *
   * @param serverTable our servers, whose only server for outgoing mail is named in the steps
   */
  ClientGuide(AdviceCatalog book, Supplier<ServerTable> serverTable) {
    this.book = book;
    this.serverTable = serverTable;
  }

  /**
   * Returns whether a window shows a problem between the app and its own server, so that its advice
   * is better than none. For other problems the server's reply decides.
   */
  static boolean isAboutApp(ClientWindow window) {
    return !DECIDED_BY_REPLY.contains(window.problem());
  }

  /** Returns the id of the advice for a window: the most specific one that exists. */
  String situation(ClientWindow window) {
    boolean isWebmail =
        window
            .app()
            .flatMap(mailClients::find)
            .filter(app -> app.kind() == MailClient.Kind.WEBMAIL)
            .isPresent();
    boolean isFetching = window.operation() == ClientOperation.FETCHING;
    boolean isNotStated = window.operation() == ClientOperation.NOT_STATED;
    String code = window.problem().code();
    return Stream.of(
            Optional.of("window-webmail-" + code).filter(id -> isWebmail),
            Optional.of("window-fetching-" + code).filter(id -> isFetching),
            Optional.of("window-account-" + code).filter(id -> isNotStated))
        .flatMap(Optional::stream)
        .filter(book::hasSituation)
        .findFirst()
        .orElseGet(() -> window.problem().situation());
  }

  /** Returns the app of the sender: the one whose window it is, or that wrote the message. */
  Optional<MailClient> app(BouncedMessage bounce) {
    return bounce.window().isPresent()
        ? bounce.window().flatMap(ClientWindow::app).flatMap(mailClients::find)
        : mailClients.ofAgent(bounce.returned(), bounce.header());
  }

  /** Returns whether the texts tell the customer what to do in the app. */
  static boolean isUsedBy(AdviceTexts adviceTexts) {
    return contains(adviceTexts, STEPS) || contains(adviceTexts, SAVE_STEPS);
  }

  private static boolean contains(AdviceTexts adviceTexts, String placeholder) {
    return adviceTexts.customerTexts().stream()
        .flatMap(text -> text.placeholders().stream())
        .anyMatch(name -> name.startsWith(placeholder));
  }

  /**
   * Returns the steps for every setting in the app of the sender, by placeholder, and how to save a
   * message as a file if the app is known.
   */
  Map<String, String> values(BouncedMessage bounce, Language language) {
    Optional<MailClient> app = app(bounce);
    Map<String, String> values =
        new HashMap<>(clientSettings.placeholderValues(app, language, submissionHost()));
    app.ifPresent(each -> values.put(SAVE_STEPS, each.saveInstructions(language)));
    return values;
  }

  /** Returns which app it is, or asks for it if the reply would then contain its steps. */
  List<Notice> notices(BouncedMessage bounce, AdviceTexts adviceTexts) {
    Optional<MailClient> app = app(bounce);
    boolean isUsed = contains(adviceTexts, STEPS);
    var notices = new ArrayList<Notice>();
    if (app.isPresent() && (isUsed || bounce.window().isPresent())) {
      notices.add(Notice.of(book.notice("client-app"), Map.of("mail_client", app.get().name())));
    } else if (isUsed) {
      notices.add(Notice.of(book.notice("ask-client-app")));
    }
    return notices;
  }

  private Optional<String> submissionHost() {
    List<Server> servers =
        serverTable.get().servers().stream()
            .filter(each -> each.serverRoles().contains(Server.ServerRole.SUBMISSION))
            .toList();
    return servers.size() == 1
        ? servers.get(0).hosts().stream().findFirst().map(Domain::name)
        : Optional.empty();
  }
}
