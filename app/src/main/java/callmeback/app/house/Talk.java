package callmeback.app.house;

import callmeback.app.watch.Metrics;
import callmeback.core.call.Stage;
import callmeback.mcp.Catalog;
import callmeback.mcp.CatalogToolbox;
import callmeback.mcp.Services;
import callmeback.prompts.Prompts;
import callmeback.voice.call.Briefing;
import callmeback.voice.call.Desk;
import callmeback.voice.call.PhoneCalls;

/// The tools, and the calls that use them themselves.
record Talk(Services services, Catalog catalog, PhoneCalls phoneCalls) {

  static Talk of(Rest rest, Prompts prompts, Metrics metrics) {
    var clock = rest.clock();
    var stage = new Stage(rest.stores().calls());
    var briefing = new Briefing(prompts, clock);
    var services = new Tooling(rest, briefing, stage).services();
    var catalog = new Catalog(services, prompts);
    var toolbox = new CatalogToolbox(catalog);
    var desk = new Desk(rest.house().live(), toolbox, briefing, clock, metrics, stage);
    var voices = new Voices(rest.outside(), clock);
    var phoneCalls = new PhoneCalls(desk, voices, rest.house().audio());
    return new Talk(services, catalog, phoneCalls);
  }
}
