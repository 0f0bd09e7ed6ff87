"""The paths that participants of a kind take through the programme, step by step, before anybody's dates.

They follow what the minutes of TMAG 009 name: impact assessment and planning, design, build and test,
pre-integration testing, component integration testing, SIT, qualification, migration, go live.
"""

from __future__ import annotations

from make.steps import Step, Steps

SUPPLIER: Steps = (
    Step(1, "Mobilise and assess", stage="impact_assessment"),
    Step(2, "Impact assessment (systems, process, people)", 30),
    Step(2, "Programme plan and funding approved", 10),
    Step(1, "Design, build and test", stage="dbt"),
    Step(2, "DIP interface design", 35),
    Step(2, "DIP adapter build", 60),
    Step(2, "Registration and appointment changes", 45, -40),
    Step(2, "Settlement and forecasting changes", 50, -35),
    Step(2, "Billing changes", 40, -30),
    Step(2, "DIP onboarding and certificates", 10, -5),
    Step(2, "System and regression test", 40, -5),
    Step(1, "Pre-integration testing", stage="pit"),
    Step(2, "PIT preparation", 15, -5),
    Step(2, "PIT execution", 25),
    Step(2, "PIT exit report", 0),
    Step(1, "Systems integration testing", stage="sit"),
    Step(2, "Ready for SIT entry (M9)", 0, milestone="M9"),
    Step(2, "SIT functional test", 120, 5),
    Step(2, "SIT migration test", 30, -10),
    Step(2, "SIT exit", 0),
    Step(1, "Qualification and migration", stage="qualification"),
    Step(2, "SAD submission", 20, -15),
    Step(2, "Migration readiness: portfolio cleanse", 60, -30, stage="migration"),
    Step(2, "Migration starts", 0, stage="migration"),
)
"""A supplier that means to take part in SIT."""

OUTSIDE_SIT: Steps = (
    Step(1, "Get ready", stage="impact_assessment"),
    Step(2, "Impact assessment with our software provider", 25),
    Step(2, "Choose delivery route", 10),
    Step(2, "Board paper", 5),
    Step(1, "Deliver", stage="dbt"),
    Step(2, "Provider release: appointment messages", 40),
    Step(2, "Provider release: settlement reporting", 30, -10),
    Step(2, "Customer tariffs and contract terms", 45, -20),
    Step(2, "Data cleanse: addresses and meter details", 30, -20),
    Step(2, "User acceptance test", 20),
    Step(1, "Qualify", stage="qualification"),
    Step(2, "PIT evidence for the code body", 15, stage="pit"),
    Step(2, "Qualification testing", 40, 20, stage="qualification_testing"),
    Step(2, "SAD submission", 15),
    Step(2, "Qualified", 0),
    Step(1, "Migrate", stage="migration"),
    Step(2, "Staff training", 15),
    Step(2, "First customers moved", 20, 10),
    Step(2, "Remaining customers moved", 60),
)
"""A supplier that goes straight to qualification."""

DATA_AGENT: Steps = (
    Step(1, "Assess", stage="impact_assessment"),
    Step(2, "Impact assessment - data services", 25),
    Step(2, "Contracts with suppliers reviewed", 20, -10),
    Step(1, "Deliver", stage="dbt"),
    Step(2, "Smart data service design", 30),
    Step(2, "Smart data service build", 55),
    Step(2, "Advanced data service build", 45, -30),
    Step(2, "Unmetered data service build", 25, -20),
    Step(2, "Estimation and validation engine changes", 40, -25),
    Step(2, "DIP onboarding", 10, -5),
    Step(2, "System test", 30, -5),
    Step(1, "Test", stage="pit"),
    Step(2, "PIT preparation and data", 10),
    Step(2, "PIT - data services", 25),
    Step(2, "PIT evidence accepted", 0),
    Step(1, "Integrate", stage="sit"),
    Step(2, "CIT slot", 8, stage="cit"),
    Step(2, "Ready to enter SIT", 0, milestone="M9"),
    Step(2, "SIT functional test - data services", 115, 5),
    Step(2, "SIT volume test", 20, -10),
    Step(1, "Go live", stage="go_live"),
    Step(2, "SAD submission", 20, -10, stage="qualification"),
    Step(2, "Service transition and support model", 30, -15),
    Step(2, "Ready to take appointments", 0),
)
"""An agent that runs data services."""

METERING_AGENT: Steps = (
    Step(1, "Assess", stage="impact_assessment"),
    Step(2, "Impact assessment - metering service", 20),
    Step(2, "Field force process changes identified", 15, -5),
    Step(1, "Deliver", stage="dbt"),
    Step(2, "Appointment and meter technical details design", 25),
    Step(2, "Appointment messages build", 45),
    Step(2, "Meter technical details build", 40, -25),
    Step(2, "Field work management changes", 30, -20),
    Step(2, "DIP onboarding", 10, -5),
    Step(2, "System test", 25),
    Step(1, "Test", stage="pit"),
    Step(2, "PIT - metering service", 20),
    Step(2, "PIT report", 0),
    Step(1, "Integrate", stage="sit"),
    Step(2, "Ready to enter SIT", 0, milestone="M9"),
    Step(2, "SIT functional test - metering service", 100, 5),
    Step(1, "Go live", stage="go_live"),
    Step(2, "SAD submission", 15, -10, stage="qualification"),
    Step(2, "Field staff trained, 3 regions", 30),
    Step(2, "Ready to take appointments", 0),
)
"""An agent that runs metering services."""

NETWORK: Steps = (
    Step(1, "Design", stage="dbt"),
    Step(2, "Impact assessment - registration service", 30, stage="impact_assessment"),
    Step(2, "Registration service design", 50, -5),
    Step(2, "Design approved by asset data board", 0),
    Step(2, "Standing data and address clean-up", 60, -40),
    Step(1, "Build and test", stage="dbt"),
    Step(2, "Registration service build", 90),
    Step(2, "DIP connection and certificates", 15, -15),
    Step(2, "UMS inventory changes", 30, -20),
    Step(2, "Registration service test", 35),
    Step(2, "Disaster recovery test", 10, -10),
    Step(1, "Integrate", stage="pit"),
    Step(2, "Pre-integration testing - registration service", 30),
    Step(2, "Component integration testing", 20, 0, stage="cit"),
    Step(2, "Ready to enter SIT", 0, stage="sit", milestone="M9"),
    Step(2, "SIT support - registration service", 140, 5, stage="sit"),
    Step(1, "Go live", stage="go_live"),
    Step(2, "Qualification and SAD", 25, -15, stage="qualification"),
    Step(2, "Supplier helpdesk and communications", 20, -10),
    Step(2, "Cutover rehearsals", 30, 10),
    Step(2, "Registration service ready for go-live (M10)", 0, milestone="M10"),
)
"""A network operator that runs a registration service."""

CENTRAL: Steps = (
    Step(1, "Assess and plan", stage="impact_assessment"),
    Step(2, "Impact assessment of baselined design", 25),
    Step(2, "Delivery plan and supplier orders", 15),
    Step(1, "Design, build and test", stage="dbt"),
    Step(2, "Interface design", 35),
    Step(2, "Service build", 70),
    Step(2, "Test environments ready", 15, -20),
    Step(2, "Capacity and resilience changes", 40, -30),
    Step(2, "Security assessment", 20, -15),
    Step(2, "System test", 35),
    Step(1, "Pre-integration testing", stage="pit"),
    Step(2, "PIT execution", 20),
    Step(2, "PIT completion report", 0),
    Step(1, "Component integration testing", stage="cit"),
    Step(2, "CIT with the DIP", 15),
    Step(2, "Ready for SIT entry (M9)", 0, stage="sit", milestone="M9"),
    Step(1, "Systems integration testing", stage="sit"),
    Step(2, "SIT functional cycles", 120, 5),
    Step(2, "SIT volume and failover test", 40, -25),
    Step(1, "Service readiness", stage="go_live"),
    Step(2, "Operational acceptance", 30),
    Step(2, "Ready for migration (M10)", 0, milestone="M10"),
    Step(2, "Early life support", 60),
)
"""A central system."""

OBSERVER: Steps = (
    Step(1, "Understand", stage="impact_assessment"),
    Step(2, "Impact assessment of new settlement data", 30),
    Step(2, "Data sharing terms agreed with central settlement", 25),
    Step(1, "Change", stage="dbt"),
    Step(2, "Demand forecasting model: half-hourly inputs", 60),
    Step(2, "Balancing charges feed changes", 40, -20),
    Step(2, "Profile class models retired", 25, -15),
    Step(2, "Data warehouse interface build", 35, -10),
    Step(2, "Storage and retention review", 15, -10),
    Step(2, "System test of settlement feeds", 20),
    Step(1, "Use", stage="go_live"),
    Step(2, "Parallel run with existing settlement", 60, 30),
    Step(2, "Operators trained on new demand data", 10, -20),
    Step(2, "Publication of demand outturn changed", 10),
    Step(2, "Old data flows switched off", 0),
)
"""A party that takes data from settlement and has no market role of its own."""

PATHS_WITHOUT_DATES: Steps = (
    Step(1, "MHHS", stage="impact_assessment"),
    Step(2, "Read the design artefacts", 10),
    Step(2, "Talk to our software house about their MHHS release", 10),
    Step(2, "Talk to our agents about appointment changes", 5),
    Step(2, "Name a programme lead", 0),
    Step(2, "Register for the DIP portal", 2, stage="dbt"),
    Step(2, "Find out what the SAD will ask of us", 5, stage="qualification"),
    Step(2, "Decide on time-of-use tariffs", 15),
    Step(2, "Change customer contracts", 20, stage="dbt"),
    Step(2, "Test with software house", 20, stage="dbt"),
    Step(2, "Evidence for pre-integration testing", 10, stage="pit"),
    Step(2, "Information security questionnaire", 5, stage="qualification"),
    Step(2, "Qualification", 20, stage="qualification"),
    Step(2, "Train two people in the registrations team", 5, stage="go_live"),
    Step(2, "Update the web site and bill messages", 5, stage="go_live"),
    Step(2, "Data cleanse of address records", 20, stage="migration"),
    Step(2, "Agree migration slots with the Programme", 5, stage="migration"),
    Step(2, "Migrate customers", 30, stage="migration"),
)
"""What a small party would list that knows what to do and not yet when."""

UNREADABLE: Steps = (
    Step(1, "MHHS delivery"),
    Step(2, "Impact assessment", 30),
    Step(2, "DIP adapter build", 90),
    Step(2, "PIT", 30),
    Step(2, "Qualification testing", 45, 20),
    Step(2, "SAD submission", 20),
    Step(2, "Go-live"),
)
"""What stands in the plans nobody can open."""
