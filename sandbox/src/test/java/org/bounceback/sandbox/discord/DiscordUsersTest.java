package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.sandbox.discord.world.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordUsersTest {
  private static final Upload MAIL =
      Upload.mail("a.eml", "Subject: x".getBytes(StandardCharsets.UTF_8));
  private static final String COMMANDS =
      """
      [{'name':'look','description':'d','options':[
        {'type':3,'name':'subject','description':'d','required':true,'autocomplete':true},
        {'type':4,'name':'count','description':'d'},{'type':5,'name':'whole','description':'d'}]},
       {'name':'case','description':'d','options':[{'type':1,'name':'show','description':'d',
         'options':[{'type':3,'name':'id','description':'d'}]}]},
       {'name':'read','description':'d','options':[{'type':11,'name':'mail','description':'d'}]},
       {'name':'admin','description':'d','default_member_permissions':'32'},
       {'name':'nobody','description':'d','default_member_permissions':'0'},
       {'name':'alone','description':'d','contexts':[1]},
       {'name':'Why?','type':3}]
      """;

  private DiscordFixture fixture;
  private StrictDiscord discord;
  private DiscordUsers discordUsers;
  private GatewayClient client;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open();
    discord = fixture.discord;
    discordUsers = discord.users();
    var set = fixture.client.call("PUT", fixture.filled("/applications/APP/commands"), COMMANDS);
    assertEquals(200, set.status(), set.body().toString());
    client = GatewayClient.identified(discord, 1);
    client.event("GUILD_CREATE");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aCommandCarriesItsOptionsTyped() throws Exception {
    discordUsers.types(fixture.sam, fixture.support, "/look 203.0.113.5 count:3 whole:true");

    assertEquals(
        DiscordClient.json(
            "[{'name':'subject','type':3,'value':'203.0.113.5'},"
                + "{'name':'count','type':4,'value':3},{'name':'whole','type':5,'value':true}]"),
        client.event("INTERACTION_CREATE").at("/data/options"));
  }

  @Test
  void aSubcommandNestsItsOptions() throws Exception {
    discordUsers.types(fixture.sam, fixture.support, "/case show id:42");

    assertEquals(
        DiscordClient.json(
            "[{'name':'show','type':1,'options':[{'name':'id','type':3,'value':'42'}]}]"),
        client.event("INTERACTION_CREATE").at("/data/options"));
  }

  @Test
  void aFileIsResolvedToASignedAddress() throws Exception {
    discordUsers.types(fixture.sam, fixture.support, "/read", MAIL);

    JsonNode data = client.event("INTERACTION_CREATE").path("data");
    String id = data.at("/options/0/value").asText();
    JsonNode file = data.at("/resolved/attachments/" + id);
    assertTrue(file.path("ephemeral").asBoolean());
    assertEquals("Subject: x", fixture.client.get(file.path("url").asText()).body());
  }

  @Test
  void autocompleteIsRequestedForTheFocusedOption() throws Exception {
    GatewayDelivery gatewayDelivery =
        discordUsers.typing(fixture.sam, fixture.support, "/look subject:203");

    JsonNode event = client.event("INTERACTION_CREATE");
    assertEquals(4, event.path("type").asInt());
    assertTrue(event.at("/data/options/0/focused").asBoolean());
    fixture.client.call(
        "POST",
        DiscordFixture.callback(gatewayDelivery.interaction().orElseThrow()),
        "{'type':8,'data':{'choices':[{'name':'n','value':'v'}]}}");
    var answered = assertInstanceOf(DeliveryOutcome.Answered.class, gatewayDelivery.await());
    assertEquals("n", answered.data().at("/choices/0/name").asText());
  }

  @Test
  void aMessageCommandHasTheFullMessageWithoutAnyIntent() throws Exception {
    discordUsers.uses(fixture.sam, fixture.question, "Why?");

    JsonNode data = client.event("INTERACTION_CREATE").path("data");
    String target = data.path("target_id").asText();
    assertEquals("it came back", data.at("/resolved/messages/" + target + "/content").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"look", "/nothing", "/look", "/look count:3", "/admin", "/nobody", "/alone"})
  void whatTheClientDoesNotOfferCannotBeSent(String line) {
    assertThrows(
        IllegalArgumentException.class,
        () -> discordUsers.types(fixture.kim, fixture.support, line));
  }

  @Test
  void neededPermissionsOpenACommand() {
    var guildRole = discord.guild().role("managers", Permission.MANAGE_GUILD);
    discord.guild().give(fixture.kim, guildRole);

    discordUsers.types(fixture.kim, fixture.support, "/admin");
  }

  @Test
  void aUserWithoutViewPermissionCannotSendCommands() {
    assertThrows(
        IllegalArgumentException.class,
        () -> discordUsers.types(fixture.kim, fixture.hidden, "/look x"));
  }

  @Test
  void inAConversationWithTheAppThereIsNoMember() throws Exception {
    discordUsers.types(fixture.sam, discord.state().direct(fixture.sam), "/alone");

    JsonNode event = client.event("INTERACTION_CREATE");
    assertEquals(fixture.sam.id(), event.at("/user/id").asText());
    assertTrue(event.path("member").isMissingNode());
    assertEquals(1, event.path("context").asInt());
  }

  @Test
  void aClickCarriesTheMessage() throws Exception {
    discordUsers.clicks(fixture.sam, fixture.card, "go");

    JsonNode event = client.event("INTERACTION_CREATE");
    assertEquals("go", event.at("/data/custom_id").asText());
    assertEquals(fixture.card.id(), event.at("/message/id").asText());
  }

  @Test
  void anAppThatDoesNotAnswerHasFailed() throws Exception {
    GatewayDelivery gatewayDelivery = discordUsers.clicks(fixture.sam, fixture.card, "go");

    fixture.clock.pass(Duration.ofSeconds(4));

    assertInstanceOf(DeliveryOutcome.Failed.class, gatewayDelivery.await());
  }

  @Test
  void withoutASessionACommandHasFailed() throws Exception {
    client.close(1000);
    DiscordFixture.eventually(() -> discord.gateway().sessions() == 0);

    GatewayDelivery gatewayDelivery = discordUsers.types(fixture.sam, fixture.support, "/look x");

    assertInstanceOf(DeliveryOutcome.Failed.class, gatewayDelivery.await());
  }

  @Test
  void theSameInteractionCanBeSentTwice() throws Exception {
    GatewayDelivery gatewayDelivery = discordUsers.clicks(fixture.sam, fixture.card, "go");
    String first = client.event("INTERACTION_CREATE").path("id").asText();

    discord.deliveries().again(gatewayDelivery);

    assertEquals(first, client.event("INTERACTION_CREATE").path("id").asText());
  }

  @Test
  void aResponseCompletesTheInteraction() throws Exception {
    GatewayDelivery gatewayDelivery = discordUsers.clicks(fixture.sam, fixture.card, "go");
    answer(gatewayDelivery, "{'type':7,'data':{'components':[{'type':10,'content':'Done'}]}}");

    assertEquals(
        7, assertInstanceOf(DeliveryOutcome.Answered.class, gatewayDelivery.await()).type());
    assertTrue(gatewayDelivery.answeredAfter().toNanos() > 0);
    assertEquals(
        List.of("Case 1\nGo", "Done"),
        discord.state().messages().versions(fixture.card.id()).stream()
            .map(Message::visibleText)
            .toList());
  }

  @Test
  void aFormHasItsDefaultsAndTheUsersInput() throws Exception {
    form();

    discordUsers.submits(fixture.sam, Form.empty().choose("urgency", "high").drop("mail", MAIL));

    JsonNode data = client.event("INTERACTION_CREATE").path("data");
    assertEquals("preset", data.at("/components/0/component/value").asText());
    assertEquals("high", data.at("/components/1/component/values/0").asText());
    assertEquals(1, data.at("/resolved/attachments").size());
    assertTrue(discord.state().modals().before(fixture.sam).isEmpty());
  }

  @Test
  void aFormDoesNotSubmitInvalidInput() throws Exception {
    form();

    for (Form wrong :
        List.of(
            Form.empty().type("nothing", "x"),
            Form.empty().type("subject", "too long a text").choose("urgency", "high"),
            Form.empty().choose("urgency", "other"),
            Form.empty().choose("urgency", "high").drop("mail", MAIL, MAIL))) {
      assertThrows(IllegalArgumentException.class, () -> discordUsers.submits(fixture.sam, wrong));
    }
  }

  @Test
  void aPersonChangesAndDeletesTheirOwnMessages() {
    discordUsers.edits(fixture.sam, fixture.question, "it came back again");
    discordUsers.deletes(fixture.sam, fixture.question);

    assertThrows(
        IllegalArgumentException.class, () -> discordUsers.deletes(fixture.kim, fixture.own));
    assertEquals(2, discord.state().messages().versions(fixture.question.id()).size());
    assertTrue(discord.state().messages().any(fixture.question.id()).isEmpty());
  }

  @Test
  void anEphemeralMessageIsForOnePersonOnly() throws Exception {
    GatewayDelivery gatewayDelivery = discordUsers.types(fixture.sam, fixture.support, "/look x");
    answer(
        gatewayDelivery,
        "{'type':4,'data':{'content':'x','flags':64,'components':[{'type':1,'components':["
            + "{'type':2,'style':1,'label':'Share','custom_id':'share'}]}]}}");
    Message shown = discord.state().messages().onlyFor(fixture.sam, fixture.support).get(0);

    assertThrows(
        IllegalArgumentException.class, () -> discordUsers.clicks(fixture.kim, shown, "share"));
    discordUsers.clicks(fixture.sam, shown, "share");
    assertEquals(3, discord.state().messages().in(fixture.support).size());
  }

  private void form() throws Exception {
    GatewayDelivery gatewayDelivery = discordUsers.clicks(fixture.sam, fixture.card, "go");
    client.event("INTERACTION_CREATE");
    answer(
        gatewayDelivery,
        """
        {'type':9,'data':{'custom_id':'ticket','title':'Ticket','components':[
          {'type':18,'label':'Subject','component':
            {'type':4,'style':1,'custom_id':'subject','value':'preset','max_length':10}},
          {'type':18,'label':'Urgency','component':{'type':3,'custom_id':'urgency','options':[
            {'label':'Low','value':'low'},{'label':'High','value':'high'}]}},
          {'type':18,'label':'Mail','component':
            {'type':19,'custom_id':'mail','required':false}}]}}
        """);
    assertEquals("Ticket", discord.state().modals().before(fixture.sam).orElseThrow().title());
  }

  private void answer(GatewayDelivery gatewayDelivery, String body) throws Exception {
    var answer =
        fixture.client.call(
            "POST", DiscordFixture.callback(gatewayDelivery.interaction().orElseThrow()), body);
    assertEquals(204, answer.status(), answer.body().toString());
  }
}
