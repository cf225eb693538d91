package org.bounceback.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.cases.Case;
import org.bounceback.cases.DeskId;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.hosting.ServerTable;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.desk.local.LocalDesk;

/**
 * A conversation of an agent with the bot, whose checks query a simulated DNS. Each request returns
 * what is answered at once, after the work that follows has ended.
 */
public final class TestBot extends BotCore {
  private static final String ZONES =
      """
      zone\tname\tkinds\tweight\tstatus
      bl.example\tbl.example\tip4\tmedium\tlive
      other.example\tother.example\tip4\tmedium\tlive
      names.example\tnames.example\tdomain\tmedium\tlive
      """;
  private static final String SERVERS =
      """
      servers:
        - {name: srv12, hosts: [srv12.host.example], addresses: [203.0.113.5], roles: [outbound]}
      hosted: [shop.example]
      """;

  /** What the channel shows. */
  public final RecordingMessagePoster channel = new RecordingMessagePoster();

  public final AdvancedClock clock;
  public final Blocklist list = new Blocklist(dns.zones(), "bl.example");
  public final Blocklist other = new Blocklist(dns.zones(), "other.example");
  public final Blocklist names = new Blocklist(dns.zones(), "names.example");

  private TestBot(BotSetup setup, AdvancedClock clock) throws IOException, StoreException {
    super(setup.clock(clock));
    this.clock = clock;
  }

  /** Opens a bot with its store in {@code folder}. */
  public static TestBot open(Path folder) throws IOException, StoreException {
    return open(folder, setup -> setup);
  }

  /** Opens a bot with these threads. */
  public static TestBot open(Path folder, WorkerPools pools) throws IOException, StoreException {
    return open(folder, setup -> setup.workerPools(pools));
  }

  /** Opens a bot with these limits. */
  public static TestBot open(Path folder, UsageLimits limits) throws IOException, StoreException {
    return open(folder, setup -> setup.limits(limits));
  }

  /** Opens a bot with other parts than usual. */
  public static TestBot open(Path folder, UnaryOperator<BotSetup> changes)
      throws IOException, StoreException {
    BotSetup usual =
        BotSetup.in(folder)
            .blocklists(ZONES)
            .servers(ServerTable.read("servers.yaml", SERVERS))
            .withProbes();
    return new TestBot(changes.apply(usual), new AdvancedClock());
  }

  /** Starts to deliver the outbox: tickets to the local ticket system, news to the channel. */
  public void deliver() throws StoreException {
    deliver(new LocalDesk(database, clock));
  }

  /** Starts to deliver the outbox: tickets to {@code desk}, and news to the channel. */
  public void deliver(TicketDesk desk) throws StoreException {
    deliver(
        Desk.openingOnly(DeskId.LOCAL, desk),
        Duration.ZERO,
        RecordingMessagePoster.PLATFORM,
        channel);
  }

  /** Types a command, such as {@code /blacklist 203.0.113.5}, or a message to the bot. */
  public Answer say(String text) {
    return send(request(text));
  }

  /** Uploads sample files. */
  public Answer upload(String... names) {
    return send(TestEvents.upload(names));
  }

  /** Uploads a file. */
  public Answer upload(UploadedFile file) {
    return send(new ChatRequest.FileUpload(List.of(file), ""));
  }

  /** Clicks the button with that label on the card that was updated last. */
  public Answer press(String label) {
    return press(card(), label);
  }

  /** Clicks the button with that label on a card, or in its details. */
  public Answer press(Card card, String label) {
    return click(
        button(card, label)
            .or(() -> button(card, "Details").flatMap(all -> button(click(all.id()).card(), label)))
            .orElseThrow(() -> new AssertionError(label + " is not in " + labels(card)))
            .id());
  }

  private static Optional<Button> button(Card card, String label) {
    return card.buttons().stream().filter(each -> each.label().equals(label)).findFirst();
  }

  /** Clicks the button with that ID. */
  public Answer click(String button) {
    return send(new ChatRequest.ButtonClick(button));
  }

  /** Submits a form. */
  public Answer submit(Form form, Map<String, String> values) {
    return submit(form.id(), values);
  }

  /** Submits the form with that ID. */
  public Answer submit(String form, Map<String, String> values) {
    return send(new ChatRequest.FormSubmission(form, values, List.of()));
  }

  public Answer send(ChatRequest chatRequest) {
    return send(TestEvents.event(chatRequest));
  }

  public Answer send(InboundEvent inboundEvent) {
    return send(inboundEvent, channel);
  }

  /** Returns the card that was updated last. */
  public Card card() {
    return channel.last();
  }

  /** Returns the headline of the card that was updated last. */
  public String headline() {
    return card().headline();
  }

  /** Returns the whole text of the card that was updated last. */
  public String text() {
    return CardTextRenderer.of(card());
  }

  /** Returns the details of the card that was updated last. */
  public Card details() {
    return press("Details").card();
  }

  /** Returns the buttons of the card that was updated last. */
  public List<String> labels() {
    return labels(card());
  }

  /** Returns the fields of a card, one a line. */
  public static String fields(Card card) {
    return card.blocks().stream()
        .filter(Block.Facts.class::isInstance)
        .flatMap(block -> ((Block.Facts) block).labeledFields().stream())
        .map(field -> field.label() + ": " + String.join("", texts(field)))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the agent's newest case. */
  public Case newest() throws StoreException {
    return caseRepository.recent(TestEvents.AGENT.id(), 1).get(0);
  }

  /** Returns the request that a line is. */
  public static ChatRequest request(String text) {
    if (!text.startsWith("/")) {
      return new ChatRequest.PlainMessage(text);
    }
    int space = text.indexOf(' ');
    String name = text.substring(1, space < 0 ? text.length() : space).toLowerCase(Locale.ROOT);
    return new ChatRequest.SlashCommand(name, space < 0 ? "" : text.substring(space + 1));
  }

  private static List<String> texts(Block.LabeledField field) {
    return field.spans().stream().map(span -> span.text()).toList();
  }

  private static List<String> labels(Card card) {
    return card.buttons().stream().map(Button::label).toList();
  }
}
