package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.AccessDenial;
import org.bounceback.chat.Badge;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.Span;
import org.bounceback.chat.TeamChannel;
import org.bounceback.chat.UploadedFile;
import org.bounceback.testkit.BotSetup;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers see only the reply to them, whatever they try. */
class CustomerModeTest {
  private static final URI LINK = URI.create("https://chat.example/T1/channel/1");
  private static final ChatUser CUSTOMER =
      ChatUser.denied("C1", "Carla", Locale.ENGLISH, AccessDenial.NOT_AGENT);

  @TempDir private Path folder;
  private final TeamRoom team = new TeamRoom();
  private final RecordingMessagePoster channel = new RecordingMessagePoster();
  private TestBot bot;

  /** The team's channel, whose messages have other IDs than those of the customers' channel. */
  private static final class TeamRoom extends RecordingMessagePoster {
    @Override
    public MessageRef post(String room, Card card, String name, boolean perhapsThere) {
      assertEquals("team", room);
      posts.add(card);
      return new MessageRef(PLATFORM, room, "t" + posts.size(), 0);
    }

    @Override
    public Optional<URI> link(String workspace, MessageRef card) {
      return Optional.of(LINK);
    }
  }

  @BeforeEach
  void open() throws Exception {
    bot = TestBot.open(folder, this::withTeam);
  }

  @AfterEach
  void close() throws Exception {
    bot.close();
  }

  @Test
  void aCustomersUploadIsAnsweredWithTheReplyOnly() throws Exception {
    InitialResponse now = customer(TestEvents.upload("listed.eml"));

    assertEquals(
        new InitialResponse.ShowCard(
            Card.of("Thanks, I'm reading your e-mail. This takes a few seconds."),
            Visibility.PUBLIC),
        now);
    assertEquals(1, channel.edits.size());
    assertEquals(List.of(), channel.posts);
    assertNoLeak();
    // The reply of the case, not the sentence for requests without one.
    String reply =
        bot.caseRepository
            .recent("C1", 1)
            .get(0)
            .findings()
            .outgoing()
            .orElseThrow()
            .english()
            .reply()
            .orElseThrow();
    assertTrue(seen().startsWith(reply.strip().lines().findFirst().orElseThrow()), seen());
  }

  @Test
  void theTeamGetsTheWholeCardWithALinkToTheCustomersMessage() throws Exception {
    customer(TestEvents.upload("listed.eml"));

    assertEquals(1, team.posts.size());
    Card card = team.posts.get(0);
    assertFalse(card.buttons().isEmpty());
    assertEquals(Optional.of(Badge.WE_ACT), card.badge());
    assertEquals(Optional.of(LINK), link(card));
    assertTrue(CardTextRenderer.of(card).contains("Sent by Carla in a channel for customers."));
    assertEquals(Optional.of(LINK), link(team.nextLine()));
  }

  @Test
  void laterChangesOfTheCaseAreShownToTheTeamOnly() throws Exception {
    customer(TestEvents.upload("listed.eml"));
    int shown = channel.edits.size();

    List<MessageRef> places = bot.places.of(bot.caseRepository.recent("C1", 1).get(0).id());

    assertEquals(List.of("team"), places.stream().map(MessageRef::channel).toList());
    assertEquals(shown, channel.edits.size());
  }

  @Test
  void anAgentInTheCustomersChannelSeesNoMoreThanCustomers() throws Exception {
    send(TestEvents.inCustomerChannel(TestEvents.AGENT, TestEvents.upload("listed.eml")));

    assertNoLeak();
    assertEquals(1, team.posts.size());
  }

  @Test
  void theNextCaseOfAnUploadIsRepliedToSeparately() throws Exception {
    customer(TestEvents.upload("listed.eml", "listed.eml"));

    assertEquals(1, channel.edits.size());
    assertEquals(1, channel.posts.size());
    assertEquals(2, team.posts.size());
    assertNoLeak();
  }

  @Test
  void aFileThatCannotBeReadIsReportedToTheTeam() throws Exception {
    UploadedFile.Source broken =
        () -> {
          throw new IOException("403 from files.internal.example");
        };
    customer(new ChatRequest.FileUpload(List.of(new UploadedFile("broken.eml", broken)), ""));

    assertEquals(
        "Thanks, our support team has received this and will get back to you.",
        channel.last().headline());
    assertEquals(1, team.posts.size());
    assertTrue(team.posts.get(0).headline().contains("broken.eml"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void everythingElseIsRefusedWithoutAnyCheck(ChatRequest attack) throws Exception {
    customer(TestEvents.upload("listed.eml"));
    String id = bot.caseRepository.recent("C1", 1).get(0).id().text();
    int questions = bot.dns.questions().total();
    int shown = channel.edits.size();

    InboundEvent inboundEvent = TestEvents.inCustomerChannel(CUSTOMER, of(attack, id));
    BotResponse botResponse = bot.bot.handle(inboundEvent);

    assertEquals(Optional.empty(), botResponse.later());
    assertTrue(
        botResponse.now() instanceof InitialResponse.NoResponse
            || botResponse.now().equals(new InitialResponse.AutocompleteChoices(List.of()))
            || isNotHere(botResponse.now()),
        String.valueOf(botResponse.now()));
    assertEquals(questions, bot.dns.questions().total());
    assertEquals(shown, channel.edits.size());
    assertEquals(1, team.posts.size());
  }

  /** Returns everything that a customer could send; CASE is the ID of the customer's own case. */
  static Stream<ChatRequest> attacks() {
    return Stream.of(
        new ChatRequest.ButtonClick("whole:CASE"),
        new ChatRequest.ButtonClick("share:CASE"),
        new ChatRequest.ButtonClick("open-ticket:CASE"),
        new ChatRequest.ButtonClick("take:CASE"),
        new ChatRequest.ButtonClick("reply:CASE"),
        new ChatRequest.SlashCommand("bounceback", "status CASE"),
        new ChatRequest.SlashCommand("bounceback", "cases"),
        new ChatRequest.SlashCommand("bounceback", "watch 203.0.113.5"),
        new ChatRequest.SlashCommand("bounceback", "server shop.example"),
        new ChatRequest.SlashCommand("bounceback", "blocks 203.0.113.7"),
        new ChatRequest.SlashCommand("bounceback", "forget alice@shop.example"),
        new ChatRequest.SlashCommand("bounceback", "recipient bob@example.com"),
        new ChatRequest.SlashCommand("blacklist", "203.0.113.5"),
        new ChatRequest.SendToTicket("1", "Carla", "please"),
        new ChatRequest.FormSubmission("ticket:CASE", Map.of("priority", "high"), List.of()),
        new ChatRequest.FormSubmission("forget", Map.of("address", "a@b.example"), List.of()),
        new ChatRequest.AutocompleteRequest("status", ""),
        new ChatRequest.AppHomeOpened(),
        new ChatRequest.BotRemoved());
  }

  @ParameterizedTest
  @ValueSource(strings = {"status CASE", "cases", "203.0.113.5", "bob@example.com", "hello"})
  void aMessageWithoutABouncedMailIsAnsweredWithInstructions(String text) throws Exception {
    InitialResponse now = customer(new ChatRequest.PlainMessage(text));

    assertTrue(now.toString().contains("Please upload the e-mail that came back"), now.toString());
    assertEquals(List.of(), team.posts);
    assertEquals(0, bot.dns.questions().total());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GUEST", "OTHER_ORGANIZATION"})
  void guestsAndPeopleOfOtherOrganizationsAreCustomersToo(AccessDenial denial) throws Exception {
    ChatUser guest = ChatUser.denied("G1", "Gus", Locale.ENGLISH, denial);

    send(TestEvents.inCustomerChannel(guest, TestEvents.upload("listed.eml")));

    assertEquals(1, team.posts.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOT", "OTHER_WORKSPACE", "UNVERIFIED"})
  void othersAreNotAnswered(AccessDenial denial) throws Exception {
    ChatUser other = ChatUser.denied("B1", "bot", Locale.ENGLISH, denial);

    send(TestEvents.inCustomerChannel(other, TestEvents.upload("listed.eml")));

    assertEquals(List.of(), team.posts);
    assertEquals(0, bot.dns.questions().total());
  }

  @Test
  void aCustomerIsAnAgentNowhere() throws Exception {
    send(TestEvents.event(TestEvents.upload("listed.eml")).by(CUSTOMER));

    assertEquals(List.of(), team.posts);
    assertEquals(List.of(), channel.edits);
  }

  @Test
  void afterARestartACustomersUploadIsStillACustomers() throws Exception {
    InboundEvent upload = TestEvents.inCustomerChannel(CUSTOMER, TestEvents.upload("listed.eml"));
    assertTrue(bot.bot.store(upload));
    bot.close();
    bot = TestBot.open(folder, this::withTeam);

    bot.bot
        .unfinished(RecordingMessagePoster.PLATFORM, name -> () -> TestEvents.content(name))
        .forEach(unfinished -> send(unfinished.inboundEvent()));

    assertEquals(1, team.posts.size());
    assertNoLeak();
  }

  @Test
  void withoutATeamChannelCustomersStillSeeOnlyTheReply() throws Exception {
    bot.close();
    bot = TestBot.open(folder.resolve("other"));

    customer(TestEvents.upload("listed.eml"));

    assertEquals(1, channel.edits.size());
    assertNoLeak();
  }

  @Test
  void theLimitOfOneCustomerDoesNotStopAnother() throws Exception {
    bot.close();
    bot =
        TestBot.open(
            folder.resolve("limited"),
            setup -> withTeam(setup).limits(new UsageLimits(1, 0, 0, 0, 0, 0, 0, 0, 0)));
    customer(TestEvents.upload("listed.eml"));
    customer(TestEvents.upload("listed.eml"));
    assertEquals(1, team.posts.size());

    send(
        TestEvents.inCustomerChannel(
            new ChatUser("C2", "Cem", Locale.ENGLISH, Set.of()), TestEvents.upload("listed.eml")));

    assertEquals(2, team.posts.size());
  }

  private BotSetup withTeam(BotSetup setup) {
    return setup.teamChannel(RecordingMessagePoster.PLATFORM, new TeamChannel("team", team));
  }

  private InitialResponse customer(ChatRequest chatRequest) {
    return send(TestEvents.inCustomerChannel(CUSTOMER, chatRequest));
  }

  private InitialResponse send(InboundEvent inboundEvent) {
    BotResponse botResponse = bot.bot.handle(inboundEvent);
    botResponse.later().ifPresent(work -> work.start(channel).toCompletableFuture().join());
    return botResponse.now();
  }

  private static ChatRequest of(ChatRequest attack, String id) {
    if (attack instanceof ChatRequest.ButtonClick click) {
      return new ChatRequest.ButtonClick(click.button().replace("CASE", id));
    }
    if (attack instanceof ChatRequest.SlashCommand command) {
      return new ChatRequest.SlashCommand(command.name(), command.text().replace("CASE", id));
    }
    return attack instanceof ChatRequest.FormSubmission sent
        ? new ChatRequest.FormSubmission(sent.form().replace("CASE", id), sent.values(), List.of())
        : attack;
  }

  private static boolean isNotHere(InitialResponse now) {
    return now instanceof InitialResponse.ShowCard shown
        && shown.visibility() == Visibility.PRIVATE
        && shown.card().headline().startsWith("This doesn't work in a channel for customers.");
  }

  /** Everything in the customers' channel: no buttons, addresses, servers, lists or case IDs. */
  private void assertNoLeak() throws Exception {
    String seen = seen();
    for (String secret : List.of("203.0.113.5", "srv12", "bl.example", "BB-")) {
      assertFalse(seen.contains(secret), seen);
    }
    Stream.concat(channel.edits.stream(), channel.posts.stream())
        .forEach(card -> assertEquals(List.of(), card.buttons()));
    assertEquals(0, channel.lines.size());
  }

  private String seen() {
    return String.join(
        "\n",
        Stream.concat(channel.edits.stream(), channel.posts.stream())
            .map(CardTextRenderer::of)
            .toList());
  }

  private static Optional<URI> link(Card card) {
    return card.blocks().stream()
        .filter(Block.Text.class::isInstance)
        .flatMap(block -> ((Block.Text) block).spans().stream())
        .filter(Span.Link.class::isInstance)
        .map(span -> ((Span.Link) span).target())
        .findFirst();
  }
}
